package org.carillon.account.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.AccountDeleted;
import org.carillon.account.Accounts;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAccount;
import org.carillon.account.internal.transaction.AddressOrder;
import org.carillon.account.internal.transaction.Described;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.Paging;
import org.carillon.account.signin.Guesses;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.format.name.DomainName;
import org.carillon.settings.Versions;

/** The accounts in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountOperations implements Accounts {
  private final DirectoryTransactions transactions;
  private final AccountCreation creation;
  private final NewPasswords passwords;
  private final Guesses guesses;
  private final Keepers keepers;
  private final Audit audit;
  private final Event<AccountDeleted> deleted;

  @Inject
  AccountOperations(
      DirectoryTransactions transactions,
      AccountCreation creation,
      NewPasswords passwords,
      Guesses guesses,
      Keepers keepers,
      Audit audit,
      Event<AccountDeleted> deleted) {
    this.transactions = transactions;
    this.creation = creation;
    this.passwords = passwords;
    this.guesses = guesses;
    this.keepers = keepers;
    this.audit = audit;
    this.deleted = deleted;
  }

  @Override
  public Answer<Account> create(Caller caller, NewAccount account) {
    return creation.create(caller, account);
  }

  @Override
  public Answer<Account> find(Caller caller, String address) {
    return transactions.look(
        entities ->
            seen(entities, caller, address)
                .<Answer<Account>>map(row -> new Answer.Done<>(row.toAccount()))
                .orElseGet(() -> notFound(address)));
  }

  @Override
  public Answer<Account> governed(Caller caller, String address) {
    return transactions.look(
        entities ->
            seen(entities, caller, address)
                .map(
                    row ->
                        AccountAuthority.<Account>refusal(entities, caller, row)
                            .orElseGet(() -> new Answer.Done<>(row.toAccount())))
                .orElseGet(() -> notFound(address)));
  }

  @Override
  public Answer<Page<Account>> list(Caller caller, Optional<String> domain, PageRequest request) {
    var named = domain.map(DomainName::canonical);
    if (named.filter(Optional::isEmpty).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "domain", "malformed", "“" + domain.get() + "” is not a domain name."));
    }
    return switch (caller.rights()) {
      case Rights.User() -> Answer.failed(new Failure.NotAllowed());
      case Rights.DomainAdministrator(long own) -> list(caller, own, domain, request);
      case Rights.ServerAdministrator() -> list(caller, 0, domain, request);
    };
  }

  /**
   * A page of accounts.
   *
   * @param own only of this domain; 0 for all
   */
  private Answer<Page<Account>> list(
      Caller caller, long own, Optional<String> domain, PageRequest request) {
    return transactions.page(
        request,
        entities -> {
          Optional<DomainRow> wanted =
              domain
                  .flatMap(DomainName::canonical)
                  .flatMap(name -> DirectoryQueries.domain(entities, name))
                  .filter(row -> caller.administersDomain(row.id));
          if (domain.isPresent() && wanted.isEmpty()) {
            return Answer.failed(new Failure.NotFound("domain " + domain.get()));
          }
          var rows =
              entities
                  .createQuery(
                      """
                      SELECT a FROM AccountRow a JOIN FETCH a.domain d
                      WHERE a.deleted IS NULL AND (:only = 0 OR d.id = :only)
                      AND (d.name > :afterDomain
                        OR d.name = :afterDomain AND a.localPart > :afterLocal)
                      AND (CONCAT(a.localPart, '@', d.name) LIKE :search ESCAPE '\\'
                        OR LOWER(a.displayName) LIKE :search ESCAPE '\\')
                      ORDER BY d.name, a.localPart
                      """,
                      AccountRow.class)
                  .setParameter("only", wanted.map(row -> row.id).orElse(own))
                  .setParameter("afterDomain", AddressOrder.domain(request))
                  .setParameter("afterLocal", AddressOrder.localPart(request))
                  .setParameter("search", DirectoryQueries.containing(request.search()))
                  .setMaxResults(request.limit() + 1)
                  .getResultList();
          return new Answer.Done<>(
              Paging.page(rows, request, AccountRow::toAccount, Account::address));
        });
  }

  @Override
  public Answer<Account> change(
      Caller caller, String address, AccountChange change, OptionalLong version) {
    if (change.displayName().filter(name -> !AccountCreation.isDisplayName(name)).isPresent()) {
      return AccountCreation.badDisplayName();
    }
    return governed(caller, address).then(account -> change(caller, account, change, version));
  }

  private Answer<Account> change(
      Caller caller, Account account, AccountChange change, OptionalLong version) {
    if (change.enabled().isPresent() && !caller.administersDomain(account.domain())) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (change.password().isEmpty()) {
      return change(caller, account, change, Optional.empty(), version);
    }
    if (account.id() == caller.account() && caller.proof() != Proof.PASSWORD) {
      return PasswordProof.missing();
    }
    var canonical = MailAddress.canonical(account.address()).orElseThrow();
    return passwords
        .make(canonical, account.domain(), change.password().get())
        .then(password -> change(caller, account, change, Optional.of(password), version));
  }

  private Answer<Account> change(
      Caller caller,
      Account account,
      AccountChange change,
      Optional<NewPassword> password,
      OptionalLong version) {
    return transactions.change(
        Versions.Kind.DIRECTORY,
        entities -> {
          var row =
              DirectoryQueries.locked(entities, entities.find(AccountRow.class, account.id()));
          if (row.deleted != null) {
            return notFound(account.address());
          }
          var refusal = refusal(entities, caller, row, change);
          if (refusal.isPresent()) {
            return refusal.get();
          }
          if (version.isPresent() && version.getAsLong() != row.version) {
            return Answer.failed(new Failure.Outdated(row.version));
          }
          var before = row.toAccount();
          change.displayName().ifPresent(name -> row.displayName = name);
          change.enabled().ifPresent(enabled -> row.enabled = enabled);
          password.ifPresent(
              fresh -> {
                CredentialRow credential = entities.find(CredentialRow.class, row.id);
                passwords.write(credential, fresh);
                TokenOperations.endAll(entities, row);
                if (row.id == caller.account()) {
                  long mark = Principal.passwordMark(credential.changed);
                  caller.from().ifPresent(from -> guesses.renewed(row.address(), mark, from));
                }
              });
          if (password.isEmpty() && row.toAccount().equals(before)) {
            return new Answer.Done<>(before);
          }
          row.version++;
          audit.record(
              caller,
              password.isPresent() ? "account.change-password" : "account.change",
              AuditSubject.of(row.domain.id, row.address()),
              Optional.of(Described.of(before)),
              Optional.of(Described.of(row.toAccount())));
          return new Answer.Done<>(row.toAccount());
        });
  }

  /** Asked while the row is locked, so that what the account administers stays as it is. */
  private static Optional<Answer<Account>> refusal(
      EntityManager entities, Caller caller, AccountRow row, AccountChange change) {
    if (change.password().isPresent()
        && caller.proof() == Proof.TOKEN
        && !(AccountAuthority.rights(entities, row) instanceof Rights.User)) {
      return Optional.of(PasswordProof.refusedToToken());
    }
    var refusal = AccountAuthority.<Account>refusal(entities, caller, row);
    boolean isToGoOff = change.enabled().filter(on -> !on).isPresent() && row.enabled;
    return refusal.isEmpty() && isToGoOff ? LastAdministrator.refusal(entities, row) : refusal;
  }

  @Override
  public Answer<Account> delete(Caller caller, String address, OptionalLong version) {
    return transactions.change(
        Versions.Kind.DIRECTORY,
        entities -> {
          var seen = seen(entities, caller, address);
          if (seen.isEmpty()) {
            return notFound(address);
          }
          if (!caller.administersDomain(seen.get().domain.id)) {
            return Answer.failed(new Failure.NotAllowed());
          }
          var row = DirectoryQueries.locked(entities, seen.get());
          if (row.deleted != null) {
            return notFound(address);
          }
          var refusal =
              AccountAuthority.<Account>refusal(entities, caller, row)
                  .or(() -> LastAdministrator.refusal(entities, row));
          if (refusal.isPresent()) {
            return refusal.get();
          }
          if (version.isPresent() && version.getAsLong() != row.version) {
            return Answer.failed(new Failure.Outdated(row.version));
          }
          var objection = keepers.objection(entities, row);
          if (objection.isPresent()) {
            return Answer.failed(objection.get());
          }
          var before = row.toAccount();
          DeletedAccountOperations.keepAddresses(entities, row);
          for (String dependent :
              new String[] {
                "DELETE FROM AddressRow a WHERE a.account = :account",
                "DELETE FROM TokenRow t WHERE t.account = :account",
                "DELETE FROM AdministratorRow a WHERE a.account = :account"
              }) {
            entities.createQuery(dependent).setParameter("account", row).executeUpdate();
          }
          row.deleted = Instant.now();
          row.enabled = false;
          row.version++;
          entities.flush();
          deleted.fire(new AccountDeleted(row.id, row.domain.id, before.address()));
          audit.record(
              caller,
              "account.delete",
              AuditSubject.of(row.domain.id, before.address()),
              Optional.of(Described.of(before)),
              Optional.empty());
          return new Answer.Done<>(before);
        });
  }

  /** Finds an account for itself and for those who administer its domain; others learn nothing. */
  private static Optional<AccountRow> seen(EntityManager entities, Caller caller, String address) {
    return MailAddress.canonical(address)
        .flatMap(canonical -> DirectoryQueries.account(entities, canonical))
        .filter(row -> row.id == caller.account() || caller.administersDomain(row.domain.id));
  }

  private static Answer<Account> notFound(String address) {
    return Answer.failed(new Failure.NotFound("account " + address));
  }
}
