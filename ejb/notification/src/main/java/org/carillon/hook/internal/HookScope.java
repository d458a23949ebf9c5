package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.format.name.DomainName;
import org.carillon.groupware.GovernedObjectCallers;
import org.carillon.hook.WebHook;

/** The accounts that a hook covers, by the rights of the caller who adds it. */
@ApplicationScoped
class HookScope {
  private final Addresses addresses;
  private final GovernedObjectCallers owners;

  @Inject
  HookScope(Addresses addresses, GovernedObjectCallers owners) {
    this.addresses = addresses;
    this.owners = owners;
  }

  /**
   * The accounts that a hook covers: all if neither is given.
   *
   * @param domain the domain whose accounts it covers
   * @param account the only account it covers
   * @param subject its owner in the audit log
   */
  record Reach(OptionalLong domain, OptionalLong account, AuditSubject subject) {}

  /** Returns the accounts that the wanted hook covers, if the caller may add it. */
  Answer<Reach> of(Caller caller, WebHook wanted) {
    if (!wanted.domain().isEmpty() && !wanted.account().isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "domain", "contradiction", "Enter either a domain or an account, not both."));
    }
    if (!wanted.domain().isEmpty()) {
      return ofDomain(caller, wanted.domain());
    }
    if (caller.administersServer() && wanted.account().isEmpty()) {
      return new Answer.Done<>(
          new Reach(
              OptionalLong.empty(), OptionalLong.empty(), AuditSubject.server(wanted.name())));
    }
    if (caller.rights() instanceof Rights.DomainAdministrator && wanted.account().isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "domain", "missing", "Enter the domain or account whose changes are reported."));
    }
    return owners
        .acting(caller, wanted.account().isEmpty() ? caller.name() : wanted.account())
        .retold(
            failure ->
                failure instanceof Failure.NotFound
                    ? new Failure.Invalid(
                        "account",
                        "unknown-account",
                        "There is no account " + wanted.account() + " here.")
                    : failure)
        .then(
            owner ->
                addresses
                    .account(owner.account())
                    .<Answer<Reach>>map(home -> new Answer.Done<>(ofAccount(home)))
                    .orElseGet(
                        () -> Answer.failed(new Failure.NotFound("account", wanted.account()))));
  }

  private static Reach ofAccount(Resolution.Local home) {
    return new Reach(
        OptionalLong.empty(),
        OptionalLong.of(home.account()),
        AuditSubject.of(home.domain(), home.address()));
  }

  private Answer<Reach> ofDomain(Caller caller, String name) {
    OptionalLong domain =
        DomainName.canonical(name)
            .map(addresses::domain)
            .filter(OptionalLong::isPresent)
            .orElse(OptionalLong.empty());
    return domain.isPresent() && caller.administersDomain(domain.getAsLong())
        ? new Answer.Done<>(
            new Reach(domain, OptionalLong.empty(), AuditSubject.of(domain.getAsLong(), name)))
        : Answer.failed(
            new Failure.Invalid("domain", "unknown-domain", "There is no domain " + name + "."));
  }

  AuditSubject subject(HookRows.Row row) {
    if (row.domain().isPresent()) {
      return AuditSubject.of(row.domain().getAsLong(), row.hook().domain());
    }
    return row.account().isEmpty()
        ? AuditSubject.server(row.hook().name())
        : addresses
            .account(row.account().getAsLong())
            .map(home -> AuditSubject.of(home.domain(), home.address()))
            .orElseGet(() -> AuditSubject.server(row.hook().account()));
  }
}
