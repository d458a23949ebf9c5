package org.carillon.account.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.AccountCreated;
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
@ApplicationScoped
public class AccountOperations implements Accounts {
  private static final int MOST_DISPLAY_NAME = 200;

  private final DirectoryTransactions transactions;
  private final NewPasswords passwords;
  private final Guesses guesses;
  private final Keepers keepers;
  private final Audit audit;
  private final Event<AccountCreated> created;
  private final Event<AccountDeleted> deleted;

  @Inject
  AccountOperations(
      DirectoryTransactions transactions,
      NewPasswords passwords,
      Guesses guesses,
      Keepers keepers,
      Audit audit,
      Event<AccountCreated> created,
      Event<AccountDeleted> deleted) {
    this.transactions = transactions;
    this.passwords = passwords;
    this.guesses = guesses;
    this.keepers = keepers;
    this.audit = audit;
    this.created = created;
    this.deleted = deleted;
  }

  @Override
  public Answer<Account> create(Caller caller, NewAccount account) {
    return home(caller, account)
        .then(
            home ->
                passwords
                    .make(home.address(), home.domain(), account.password())
                    .then(password -> create(caller, home, account, password)));
  }

  private Answer<Account> create(
      Caller caller, Home home, NewAccount account, NewPassword password) {
    return transactions.change(
        Versions.Kind.DIRECTORY,
        entities -> {
          Answer<AccountRow> row = insert(entities, home, account, password);
          entities.flush();
          return tell(caller, row);
        });
  }

  /**
   * Where an account is to be made.
   *
   * @param domain the domain's id
   * @param address the address in the domain's main name
   */
  private record Home(long domain, MailAddress address) {}

  private Answer<Home> home(Caller caller, MailAddress typed) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return transactions.look(
        entities ->
            DirectoryQueries.domain(entities, typed.domain())
                .filter(domain -> caller.administersDomain(domain.id))
                .<Answer<Home>>map(
                    domain ->
                        new Answer.Done<>(
                            new Home(domain.id, new MailAddress(typed.localPart(), domain.name))))
                .orElseGet(
                    () ->
                        Answer.failed(
                            new Failure.Invalid(
                                "address",
                                "unknown-domain",
                                "The domain " + typed.domain() + " is not served here."))));
  }

  /** An account that is to be made, its password prepared. */
  public record Prepared(NewAccount account, NewPassword password) {}

  /** Makes accounts in one transaction, an answer each: all that can be made, or none at all. */
  public Answer<List<Answer<Account>>> createAll(Caller caller, List<Prepared> all) {
    return transactions.change(
        Versions.Kind.DIRECTORY,
        entities -> {
          List<Answer<AccountRow>> rows =
              all.stream().map(one -> insert(entities, caller, one)).toList();
          entities.flush();
          return new Answer.Done<>(rows.stream().map(row -> tell(caller, row)).toList());
        });
  }

  private Answer<AccountRow> insert(EntityManager entities, Caller caller, Prepared one) {
    return home(caller, one.account)
        .then(home -> insert(entities, home, one.account, one.password));
  }

  private Answer<Home> home(Caller caller, NewAccount account) {
    var typed = MailAddress.canonical(account.address());
    if (typed.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "address", "malformed", "“" + account.address() + "” is not an address."));
    }
    return isDisplayName(account.displayName()) ? home(caller, typed.get()) : badDisplayName();
  }

  private Answer<AccountRow> insert(
      EntityManager entities, Home home, NewAccount wanted, NewPassword password) {
    var domain = locked(entities, home.domain());
    if (domain.deleted != null) {
      return Answer.failed(new Failure.NotFound("domain " + home.address().domain()));
    }
    var key = new AddressRow.Key(home.domain(), home.address().localPart());
    if (entities.find(AddressRow.class, key) != null) {
      return Answer.failed(
          new Failure.Taken("address", "The address " + home.address() + " is in use."));
    }
    var row = new AccountRow();
    row.domain = domain;
    row.localPart = home.address().localPart();
    row.displayName = wanted.displayName();
    row.enabled = wanted.enabled();
    row.version = 1;
    row.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    entities.persist(row);
    entities.persist(new AddressRow(key, AddressRow.Kind.ACCOUNT, row));
    var credential = new CredentialRow();
    credential.account = row.id;
    passwords.write(credential, password);
    entities.persist(credential);
    return new Answer.Done<>(row);
  }

  /** Keeps others from changing the domain until the end of the transaction. */
  private static DomainRow locked(EntityManager entities, long domain) {
    DomainRow row = entities.find(DomainRow.class, domain);
    return entities.getLockMode(row) == LockModeType.PESSIMISTIC_WRITE
        ? row
        : DirectoryQueries.locked(entities, row);
  }

  /** Tells of an account whose rows are written; whoever hears of it may need them. */
  private Answer<Account> tell(Caller caller, Answer<AccountRow> made) {
    return made.map(
        row -> {
          created.fire(new AccountCreated(row.id, row.domain.id, row.address()));
          audit.record(
              caller,
              "account.create",
              AuditSubject.of(row.domain.id, row.address()),
              Optional.empty(),
              Optional.of(Described.of(row.toAccount())));
          return row.toAccount();
        });
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
    if (change.displayName().filter(name -> !isDisplayName(name)).isPresent()) {
      return badDisplayName();
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

  private static boolean isDisplayName(String name) {
    return name.length() <= MOST_DISPLAY_NAME && name.chars().noneMatch(Character::isISOControl);
  }

  private static <T> Answer<T> badDisplayName() {
    return Answer.failed(
        new Failure.Invalid(
            "displayName",
            "malformed",
            "A name has at most " + MOST_DISPLAY_NAME + " characters, all on one line."));
  }

  private static Answer<Account> notFound(String address) {
    return Answer.failed(new Failure.NotFound("account " + address));
  }
}
