package org.carillon.account.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.carillon.account.Account;
import org.carillon.account.AccountsCreated;
import org.carillon.account.Alias;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.internal.classes.AssignableClasses;
import org.carillon.account.internal.classes.ServiceClassRow;
import org.carillon.account.internal.template.NewAccountDefaults;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.profile.Profile;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;

/** Creates accounts: one for an administrator's request, or many from an archive. */
@ApplicationScoped
public class AccountCreation {
  private final DirectoryTransactions transactions;
  private final NewPasswords passwords;
  private final DirectoryObjects<AccountRow, Account> accounts;
  private final Settings settings;
  private final Audit audit;
  private final Event<AccountsCreated> created;

  @Inject
  AccountCreation(
      DirectoryTransactions transactions,
      NewPasswords passwords,
      Settings settings,
      Audit audit,
      Event<AccountsCreated> created) {
    this.transactions = transactions;
    this.passwords = passwords;
    this.settings = settings;
    this.accounts = new DirectoryObjects<>(transactions, audit, new AccountKind());
    this.audit = audit;
    this.created = created;
  }

  public Answer<Account> create(Caller caller, NewAccount account) {
    return home(caller, account)
        .then(
            home ->
                passwords
                    .of(home.address(), home.domain(), account.password())
                    .then(password -> create(caller, home, account, password)));
  }

  private Answer<Account> create(
      Caller caller, AccountDomains.Home home, NewAccount account, NewPassword password) {
    Prepared one = new Prepared(account, password);
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          // Other transactions create accounts in the domain at the same time. If two want the same
          // address, the constraint in the schema decides.
          DomainRow domain =
              Optional.ofNullable(
                      entities.find(DomainRow.class, home.domain(), LockModeType.PESSIMISTIC_READ))
                  .orElseThrow(EntityNotFoundException::new);
          Present found =
              found(
                  entities,
                  caller,
                  Map.of(domain.id, domain),
                  List.of(account),
                  List.of(new Answer.Done<>(home)));
          Answer<AccountRow> row = insert(entities, caller, home, one, found);
          entities.flush();
          return tell(entities, caller, List.of(row), false).getFirst();
        });
  }

  private Answer<AccountDomains.Home> home(Caller caller, NewAccount account) {
    return transactions.look(entities -> new AccountDomains(entities, caller).of(account));
  }

  /** The taken addresses and the classes of service. Each domain is asked once. */
  private static final class Present {
    private final Set<AddressRow.Key> taken = new HashSet<>();
    private final AssignableClasses classes;
    private final NewAccountDefaults beginnings;
    private final Map<Long, DomainRow> domains;

    /**
     * Reads the addresses and classes that exist.
     *
     * @param domains the domains by id that are locked against changes
     */
    Present(
        EntityManager entities,
        Caller caller,
        NewAccountDefaults beginnings,
        Map<Long, DomainRow> domains,
        Collection<AddressRow.Key> wanted) {
      this.domains = domains;
      this.classes = new AssignableClasses(entities, caller);
      this.beginnings = beginnings;
      Map<Long, Set<String>> asked = new HashMap<>();
      wanted.forEach(
          key -> asked.computeIfAbsent(key.domain(), _ -> new HashSet<>()).add(key.localPart()));
      asked.forEach(
          (domain, local) ->
              entities
                  .createQuery(
                      "SELECT a.localPart FROM AddressRow a"
                          + " WHERE a.domain = :domain AND a.localPart IN :local",
                      String.class)
                  .setParameter("domain", domain)
                  .setParameter("local", local)
                  .getResultStream()
                  .forEach(found -> taken.add(new AddressRow.Key(domain, found))));
    }

    /** Returns the class of service that an account of this domain gets; empty for none. */
    Answer<Optional<ServiceClassRow>> place(long domain, NewAccount account) {
      return account
          .serviceClass()
          .map(named -> classes.of(domain, named))
          .orElseGet(
              () ->
                  classes.ofSetting(
                      domain,
                      beginnings.serviceClass(domain).value(),
                      beginnings.isServers(domain)));
    }

    /** Adds those of the addresses for new accounts that nobody has. */
    void begin(AccountDomains.Home home, NewAccount account, AliasPlan.Plan plan) {
      beginnings
          .aliases(home.domain(), home.address(), account)
          .forEach(other -> add(home, other, Alias.Kind.NAME, plan));
      beginnings
          .number(home.domain(), home.address(), account)
          .ifPresent(number -> add(home, number, Alias.Kind.TELEPHONE, plan));
    }

    private void add(
        AccountDomains.Home home, MailAddress other, Alias.Kind kind, AliasPlan.Plan plan) {
      AddressRow.Key key = new AddressRow.Key(home.domain(), other.localPart());
      if (!isTaken(key)) {
        plan.added().put(key, new Alias(other.toString(), kind, home.address().toString()));
        take(key);
      }
    }

    boolean isTaken(AddressRow.Key key) {
      return taken.contains(key);
    }

    void take(AddressRow.Key key) {
      taken.add(key);
    }
  }

  /**
   * An account to create, with its password prepared.
   *
   * @param uuid the public id that it had, if it had one and no other account has it now
   * @param returns true if the account is restored as it was, without the data that new accounts
   *     start with
   */
  public record Prepared(
      NewAccount account, NewPassword password, Optional<UUID> uuid, boolean returns) {

    Prepared(NewAccount account, NewPassword password) {
      this(account, password, Optional.empty(), false);
    }
  }

  /** Prepares the password of an account. For plain text, this takes as long as hashing. */
  public Answer<Prepared> prepared(Caller caller, NewAccount account) {
    Answer<NewPassword> password =
        switch (account.password()) {
          case PasswordInput.Hashed(String hash) -> NewPasswords.ofHash(hash);
          case PasswordInput.Typed _ ->
              home(caller, account)
                  .then(home -> passwords.of(home.address(), home.domain(), account.password()));
        };
    return password.map(ready -> new Prepared(account, ready));
  }

  /** Returns for each account its address or the failure that would prevent its creation. */
  public Answer<List<Answer<String>>> preview(Caller caller, List<NewAccount> all) {
    return transactions.look(
        entities -> {
          List<Answer<AccountDomains.Home>> homes = homes(entities, caller, all);
          Present found = found(entities, caller, Map.of(), all, homes);
          List<Answer<String>> answers = new ArrayList<>();
          for (int i = 0; i < all.size(); i++) {
            NewAccount account = all.get(i);
            answers.add(homes.get(i).then(home -> preview(entities, caller, home, account, found)));
          }
          return new Answer.Done<>(answers);
        });
  }

  private Answer<String> preview(
      EntityManager entities,
      Caller caller,
      AccountDomains.Home home,
      NewAccount account,
      Present found) {
    Optional<Failure> problem =
        switch (account.password()) {
          case PasswordInput.Hashed(String hash) -> NewPasswords.ofHash(hash).asFailure();
          case PasswordInput.Typed(String typed) ->
              passwords.problem(home.address(), home.domain(), typed);
        };
    return problem
        .<Answer<AliasPlan.Plan>>map(Answer::failed)
        .orElseGet(
            () ->
                found
                    .place(home.domain(), account)
                    .then(_ -> plan(entities, caller, home, account, found)))
        .map(_ -> home.address().toString());
  }

  /** Creates all accounts that can be created, in one transaction, with an answer for each. */
  public Answer<List<Answer<Account>>> createAll(Caller caller, List<Prepared> all) {
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          List<NewAccount> wanted = all.stream().map(Prepared::account).toList();
          List<Answer<AccountDomains.Home>> homes = homes(entities, caller, wanted);
          Present found = lockedAndFound(entities, caller, wanted, homes);
          List<Answer<AccountRow>> rows = new ArrayList<>();
          for (int i = 0; i < all.size(); i++) {
            Prepared one = all.get(i);
            rows.add(homes.get(i).then(home -> insert(entities, caller, home, one, found)));
          }
          entities.flush();
          boolean isReturn = all.stream().anyMatch(Prepared::returns);
          return new Answer.Done<>(tell(entities, caller, rows, isReturn));
        });
  }

  private static List<Answer<AccountDomains.Home>> homes(
      EntityManager entities, Caller caller, List<NewAccount> all) {
    AccountDomains homes = new AccountDomains(entities, caller);
    return all.stream().map(homes::of).toList();
  }

  private Present found(
      EntityManager entities,
      Caller caller,
      Map<Long, DomainRow> domains,
      List<NewAccount> all,
      List<Answer<AccountDomains.Home>> homes) {
    NewAccountDefaults beginnings = new NewAccountDefaults(entities, settings);
    Set<AddressRow.Key> keys = new HashSet<>();
    for (int i = 0; i < homes.size(); i++) {
      if (homes.get(i) instanceof Answer.Done<AccountDomains.Home>(AccountDomains.Home home)) {
        keys.add(home.key());
        beginnings
            .aliases(home.domain(), home.address(), all.get(i))
            .forEach(other -> keys.add(new AddressRow.Key(home.domain(), other.localPart())));
      }
    }
    return new Present(entities, caller, beginnings, domains, keys);
  }

  /** Locks the domains in a fixed order, so that nobody takes an address, and reads what exists. */
  private Present lockedAndFound(
      EntityManager entities,
      Caller caller,
      List<NewAccount> all,
      List<Answer<AccountDomains.Home>> homes) {
    Map<Long, DomainRow> domains = new LinkedHashMap<>();
    homes.stream()
        .flatMap(
            home ->
                home instanceof Answer.Done<AccountDomains.Home>(AccountDomains.Home one)
                    ? Stream.of(one)
                    : Stream.of())
        .map(AccountDomains.Home::domain)
        .distinct()
        .sorted()
        .forEach(
            domain ->
                domains.put(
                    domain,
                    DirectoryQueries.locked(entities, entities.find(DomainRow.class, domain))));
    return found(entities, caller, domains, all, homes);
  }

  /** Plans the account with all its addresses and takes them, or fails if one can't be had. */
  private static Answer<AliasPlan.Plan> plan(
      EntityManager entities,
      Caller caller,
      AccountDomains.Home home,
      NewAccount account,
      Present found) {
    AddressRow.Key key = home.key();
    if (found.isTaken(key)) {
      return inUse("address", home.address().toString());
    }
    return AliasPlan.plan(entities, caller, key, account.aliases())
        .then(
            plan -> {
              Optional<AddressRow.Key> twice =
                  plan.added().keySet().stream().filter(found::isTaken).findFirst();
              if (twice.isPresent()) {
                Alias other = plan.added().get(twice.get());
                return inUse(AliasPlan.field(other), other.address());
              }
              found.take(key);
              plan.added().keySet().forEach(found::take);
              return new Answer.Done<>(plan);
            });
  }

  private static <T> Answer<T> inUse(String field, String address) {
    return Answer.failed(new Failure.Taken(field, "The address " + address + " is in use."));
  }

  private Answer<AccountRow> insert(
      EntityManager entities,
      Caller caller,
      AccountDomains.Home home,
      Prepared one,
      Present found) {
    NewAccount wanted = one.account;
    DomainRow domain = found.domains.get(home.domain());
    if (domain.deleted != null) {
      return AccountDomains.notServed(home.address().domain());
    }
    return found
        .place(domain.id, wanted)
        .then(
            place ->
                plan(entities, caller, home, wanted, found)
                    .map(
                        plan -> {
                          if (!one.returns()) {
                            found.begin(home, wanted, plan);
                          }
                          return insert(entities, caller, domain, home, one, plan, place);
                        }));
  }

  private AccountRow insert(
      EntityManager entities,
      Caller caller,
      DomainRow domain,
      AccountDomains.Home home,
      Prepared one,
      AliasPlan.Plan plan,
      Optional<ServiceClassRow> place) {
    NewAccount wanted = one.account;
    var row = new AccountRow();
    row.domain = domain;
    row.localPart = home.address().localPart();
    row.displayName = wanted.displayName();
    row.enabled = wanted.enabled();
    row.profile = Profile.NONE.changed(wanted.profile());
    one.uuid
        .filter(uuid -> DirectoryQueries.isFree(entities, uuid))
        .ifPresent(was -> row.uuid = was);
    if (place.isPresent()) {
      row.put(place, transactions.next(CacheVersions.Kind.CLASSES));
    }
    row.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    persist(entities, row, home.key(), one.password);
    AliasPlan.carryOut(entities, audit, caller, row, plan);
    return row;
  }

  private void persist(
      EntityManager entities, AccountRow row, AddressRow.Key key, NewPassword password) {
    entities.persist(row);
    entities.persist(new AddressRow(key, AddressRow.Kind.ACCOUNT, row));
    var credential = new CredentialRow();
    credential.account = row.id;
    passwords.write(credential, password);
    entities.persist(credential);
  }

  /** Flushes the accounts' rows, which observers may need, and fires the event. */
  private List<Answer<Account>> tell(
      EntityManager entities, Caller caller, List<Answer<AccountRow>> rows, boolean isReturn) {
    List<AccountRow> made = new ArrayList<>();
    for (Answer<AccountRow> row : rows) {
      if (row instanceof Answer.Done<AccountRow>(AccountRow one)) {
        made.add(one);
      }
    }
    if (!made.isEmpty()) {
      created.fire(new AccountsCreated(accounts.made(entities, caller, made), isReturn));
    }
    return rows.stream().map(row -> row.map(AccountRow::toAccount)).toList();
  }
}
