package org.carillon.account.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.carillon.account.Alias;
import org.carillon.account.Aliases;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.transaction.AddressOrder;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.SearchPattern;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.settings.CacheVersions;

/** Manages the accounts' other addresses in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AliasOperations implements Aliases {
  private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9]{1,31}");

  private final DirectoryTransactions transactions;
  private final Audit audit;

  @Inject
  AliasOperations(DirectoryTransactions transactions, Audit audit) {
    this.transactions = transactions;
    this.audit = audit;
  }

  @Override
  public Answer<Alias> create(Caller caller, Alias alias) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    var address = MailAddress.canonical(alias.address());
    Optional<Failure> unfit = MailAddress.refusal("address", alias.address());
    if (unfit.isPresent()) {
      return Answer.failed(unfit.get());
    }
    if (alias.kind() == Alias.Kind.TELEPHONE
        && !TELEPHONE.matcher(address.get().localPart()).matches()) {
      return Answer.failed(
          new Failure.Invalid(
              "address",
              "malformed",
              "A telephone number must consist of digits, with or without a leading +."));
    }
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          var domain =
              DirectoryQueries.domain(entities, address.get().domain())
                  .filter(row -> caller.administersDomain(row.id));
          if (domain.isEmpty()) {
            return Answer.failed(
                new Failure.Invalid(
                    "address",
                    "unknown-domain",
                    "There is no domain " + address.get().domain() + "."));
          }
          var target =
              MailAddress.canonical(alias.target())
                  .flatMap(canonical -> DirectoryQueries.account(entities, canonical))
                  .filter(row -> caller.administersDomain(row.domain.id));
          if (target.isEmpty()) {
            return Answer.failed(
                new Failure.Invalid(
                    "target", "unknown", "There is no account " + alias.target() + "."));
          }
          var key = new AddressRow.Key(domain.get().id, address.get().localPart());
          if (entities.find(AddressRow.class, key) != null) {
            return Answer.failed(
                new Failure.Taken("address", "The address " + address.get() + " is in use."));
          }
          var account = DirectoryQueries.locked(entities, target.get());
          if (account.deleted != null) {
            return Answer.failed(new Failure.NotFound("account " + alias.target()));
          }
          var refusal = AccountAuthority.refusal(entities, caller, account);
          if (refusal.isPresent()) {
            return Answer.failed(refusal.get());
          }
          entities.persist(
              new AddressRow(key, AddressRow.Kind.valueOf(alias.kind().name()), account));
          account.touch();
          var made =
              new Alias(key.localPart() + "@" + domain.get().name, alias.kind(), account.address());
          audit.record(
              caller,
              "alias.create",
              AuditSubject.of(domain.get().id, made.address()),
              Optional.empty(),
              Optional.of(made.target()));
          return new Answer.Done<>(made);
        });
  }

  @Override
  public Answer<Alias> find(Caller caller, String address) {
    return transactions.look(
        entities ->
            MailAddress.canonical(address)
                .flatMap(canonical -> DirectoryQueries.address(entities, canonical))
                .filter(row -> row.kind != AddressRow.Kind.ACCOUNT)
                .filter(
                    row ->
                        row.account.id == caller.account() || caller.administersDomain(row.domain))
                .<Answer<Alias>>map(
                    row ->
                        new Answer.Done<>(
                            alias(row, entities.find(DomainRow.class, row.domain).name)))
                .orElseGet(() -> Answer.failed(new Failure.NotFound("alias " + address))));
  }

  @Override
  public Answer<Page<Alias>> list(Caller caller, Optional<String> account, PageRequest request) {
    return switch (caller.rights()) {
      case Rights.User() -> Answer.failed(new Failure.NotAllowed());
      case Rights.DomainAdministrator(long own) -> list(OptionalLong.of(own), account, request);
      case Rights.ServerAdministrator() -> list(OptionalLong.empty(), account, request);
    };
  }

  private Answer<Page<Alias>> list(
      OptionalLong only, Optional<String> account, PageRequest request) {
    return transactions.page(
        request,
        entities -> {
          long target =
              account
                  .flatMap(MailAddress::canonical)
                  .flatMap(canonical -> DirectoryQueries.account(entities, canonical))
                  .map(row -> row.id)
                  .orElse(0L);
          if (account.isPresent() && target == 0) {
            return Answer.failed(new Failure.NotFound("account " + account.get()));
          }
          var lines =
              entities
                  .createQuery(
                      """
                      SELECT a, d.name FROM AddressRow a JOIN FETCH a.account o
                      JOIN FETCH o.domain, DomainRow d
                      WHERE d.id = a.domain AND a.kind <> :account
                      AND (:only = 0 OR d.id = :only) AND (:target = 0 OR o.id = :target)
                      AND (d.name > :afterDomain
                        OR d.name = :afterDomain AND a.localPart > :afterLocal)
                      AND CONCAT(a.localPart, '@', d.name) LIKE :search ESCAPE '\\'
                      ORDER BY d.name, a.localPart
                      """,
                      Object[].class)
                  .setParameter("account", AddressRow.Kind.ACCOUNT)
                  .setParameter("only", only.orElse(0))
                  .setParameter("target", target)
                  .setParameter("afterDomain", AddressOrder.domain(request))
                  .setParameter("afterLocal", AddressOrder.localPart(request))
                  .setParameter("search", SearchPattern.of(request))
                  .setMaxResults(request.limit() + 1)
                  .getResultList();
          return new Answer.Done<>(
              Page.of(
                  lines,
                  request,
                  line -> alias((AddressRow) line[0], (String) line[1]),
                  Alias::address));
        });
  }

  @Override
  public Answer<Alias> delete(Caller caller, String address) {
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          var row =
              MailAddress.canonical(address)
                  .flatMap(canonical -> DirectoryQueries.address(entities, canonical))
                  .filter(line -> line.kind != AddressRow.Kind.ACCOUNT)
                  .filter(line -> caller.administersDomain(line.domain));
          if (row.isEmpty()) {
            return Answer.failed(new Failure.NotFound("alias " + address));
          }
          var refusal = AccountAuthority.refusal(entities, caller, row.get().account);
          if (refusal.isPresent()) {
            return Answer.failed(refusal.get());
          }
          var was = alias(row.get(), entities.find(DomainRow.class, row.get().domain).name);
          if (!isGone(entities, row.get())) {
            return Answer.failed(new Failure.NotFound("alias " + address));
          }
          row.get().account.touch();
          audit.record(
              caller,
              "alias.delete",
              AuditSubject.of(row.get().domain, was.address()),
              Optional.of(was.target()),
              Optional.empty());
          return new Answer.Done<>(was);
        });
  }

  /** Returns whether this transaction removed the row, and not another one at the same time. */
  private static boolean isGone(EntityManager entities, AddressRow row) {
    return entities
            .createQuery(
                "DELETE FROM AddressRow a WHERE a.domain = :domain AND a.localPart = :local")
            .setParameter("domain", row.domain)
            .setParameter("local", row.localPart)
            .executeUpdate()
        == 1;
  }

  private static Alias alias(AddressRow row, String domain) {
    return new Alias(
        row.localPart + "@" + domain,
        switch (row.kind) {
          case TELEPHONE -> Alias.Kind.TELEPHONE;
          case NAME, ACCOUNT, GROUP, FORWARDER -> Alias.Kind.NAME;
        },
        row.account.address());
  }
}
