package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAccount;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;

/** Finds the domains in which accounts are to be created. Each domain is looked up once. */
final class AccountDomains {
  /**
   * The place of a new account.
   *
   * @param domain the domain's id
   * @param address the address in the domain's main name
   */
  record Home(long domain, MailAddress address) {
    AddressRow.Key key() {
      return new AddressRow.Key(domain, address.localPart());
    }
  }

  private final EntityManager entities;
  private final Caller caller;
  private final Map<String, Optional<DomainRow>> domains = new HashMap<>();

  AccountDomains(EntityManager entities, Caller caller) {
    this.entities = entities;
    this.caller = caller;
  }

  Answer<Home> of(NewAccount account) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    var typed = MailAddress.canonical(account.address());
    Optional<Failure> unfit = MailAddress.refusal("address", account.address());
    if (unfit.isPresent()) {
      return Answer.failed(unfit.get());
    }
    Optional<Failure> problem = account.profile().problem();
    if (problem.isPresent()) {
      return Answer.failed(problem.get());
    }
    return AccountKind.isDisplayName(account.displayName())
        ? of(typed.get())
        : AccountKind.badDisplayName();
  }

  private Answer<Home> of(MailAddress typed) {
    return domains
        .computeIfAbsent(
            typed.domain(),
            name ->
                DirectoryQueries.domain(entities, name)
                    .filter(domain -> caller.administersDomain(domain.id)))
        .<Answer<Home>>map(
            domain ->
                new Answer.Done<>(
                    new Home(domain.id, new MailAddress(typed.localPart(), domain.name))))
        .orElseGet(() -> notServed(typed.domain()));
  }

  /** Returns the failure for an account in a domain that is not served here. */
  static <T> Answer<T> notServed(String domain) {
    return Answer.failed(
        new Failure.Invalid("address", "unknown-domain", "There is no domain " + domain + "."));
  }
}
