package org.carillon.account.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.AccountCreated;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAccount;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.settings.Versions;

/** Makes accounts: one as administration asks for it, or many as an archive has them. */
@ApplicationScoped
public class AccountCreation {
  private final DirectoryTransactions transactions;
  private final NewPasswords passwords;
  private final DirectoryObjects<AccountRow, Account> accounts;
  private final Event<AccountCreated> created;

  @Inject
  AccountCreation(
      DirectoryTransactions transactions,
      NewPasswords passwords,
      Audit audit,
      Event<AccountCreated> created) {
    this.transactions = transactions;
    this.passwords = passwords;
    this.accounts = new DirectoryObjects<>(transactions, audit, new AccountKind());
    this.created = created;
  }

  /** Makes one account. */
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
          return tell(entities, caller, row);
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
          return new Answer.Done<>(rows.stream().map(row -> tell(entities, caller, row)).toList());
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
  private Answer<Account> tell(EntityManager entities, Caller caller, Answer<AccountRow> made) {
    return made.map(
        row -> {
          created.fire(new AccountCreated(row.id, row.domain.id, row.address()));
          return accounts.made(entities, caller, row);
        });
  }

  static boolean isDisplayName(String name) {
    return name.length() <= AccountType.MOST_DISPLAY_NAME
        && name.chars().noneMatch(Character::isISOControl);
  }

  static <T> Answer<T> badDisplayName() {
    return Answer.failed(
        new Failure.Invalid(
            "displayName",
            "malformed",
            "A name has at most "
                + AccountType.MOST_DISPLAY_NAME
                + " characters, all on one line."));
  }
}
