package org.carillon.identity.internal.source.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.internal.AccountCreation;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.setting.SettingChanges;
import org.carillon.account.setting.SettingValue;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.source.CopiedAttributes;
import org.carillon.identity.source.IdentitySource;
import org.carillon.settings.Origin;
import org.carillon.settings.Scope;
import org.jboss.logging.Logger;

/**
 * Creates accounts for users whom a source knows, and updates them. It acts with the rights of an
 * administrator of their domain only, so that a source cannot change an account that administers
 * more.
 */
@ApplicationScoped
public class AccountProvisioning {
  private static final Logger LOG = Logger.getLogger(AccountProvisioning.class);

  private final Transactions transactions;
  private final AccountCreation creation;
  private final Accounts accounts;
  private final SettingChanges settings;
  private final PasswordHashing hashing;

  @Inject
  public AccountProvisioning(
      Transactions transactions,
      AccountCreation creation,
      Accounts accounts,
      SettingChanges settings,
      PasswordHashing hashing) {
    this.transactions = transactions;
    this.creation = creation;
    this.accounts = accounts;
    this.settings = settings;
    this.hashing = hashing;
  }

  /**
   * Creates an account. Its password is checked only at the source.
   *
   * @param address the address in the domain's main name
   * @return whether there is an account now
   */
  public boolean make(
      IdentitySource source, MailAddress address, long domain, SourceIdentity person) {
    CopiedAttributes taken = CopiedAttributes.of(person, source.search().attributes(), address);
    Answer<Account> made =
        asFarAsPossible(taken, address, possible -> make(source, address, domain, possible));
    return switch (made) {
      case Answer.Done<Account>(Account account) -> {
        set(source, address, new Home(account.id(), domain), taken);
        note(account.id(), source, person, row -> row.refreshed = now());
        yield true;
      }
      // Another node created the account first.
      case Answer.Failed<Account>(Failure.Taken _) -> true;
      case Answer.Failed<Account>(Failure why) -> {
        LOG.warnf(
            "%s could not get an account from the identity source %s: %s",
            address, source.name(), why);
        yield false;
      }
    };
  }

  /** Runs the work without aliases if one is taken, and without class of service if unavailable. */
  private static Answer<Account> asFarAsPossible(
      CopiedAttributes taken,
      MailAddress address,
      Function<CopiedAttributes, Answer<Account>> work) {
    Answer<Account> done = work.apply(taken);
    if (done instanceof Answer.Failed<Account>(Failure.Taken why)
        && why.field().equals("aliases")) {
      LOG.warnf("%s could not get its aliases: %s", address, why.message());
      return asFarAsPossible(taken.withoutAliases(), address, work);
    }
    if (done instanceof Answer.Failed<Account>(Failure.Invalid why)
        && why.field().equals(AccountType.CLASS.name())
        && taken.serviceClass().isPresent()) {
      LOG.warnf("%s could not get its class of service: %s", address, why.message());
      return asFarAsPossible(taken.withoutClass(), address, work);
    }
    return done;
  }

  private Answer<Account> make(
      IdentitySource source, MailAddress address, long domain, CopiedAttributes taken) {
    return creation.create(
        caller(source, domain),
        new NewAccount(
            address.toString(),
            new PasswordInput.Hashed(hashing.nobodys().text()),
            taken.displayName().orElse(""),
            true,
            taken.profile(),
            taken.aliases().orElse(List.of()),
            taken.serviceClass()));
  }

  private static Caller caller(IdentitySource source, long domain) {
    return new Caller(
        0,
        "identity source " + source.name(),
        new Rights.DomainAdministrator(domain),
        "source",
        Proof.PASSWORD);
  }

  /** Returns whether the copied attributes of an account need not be read again yet. */
  public boolean isFresh(IdentitySource source, long account) {
    return transactions.read(entities -> isFresh(entities, source, account));
  }

  private static boolean isFresh(EntityManager entities, IdentitySource source, long account) {
    SourcedAccountRow row = entities.find(SourcedAccountRow.class, account);
    return row != null
        && row.source == source.id()
        && Instant.now().isBefore(row.refreshed.plus(source.use().refresh()));
  }

  /** Updates the account of a user whom its source knows, if it is time. */
  public void seen(IdentitySource source, MailAddress address, Home home, SourceIdentity person) {
    if (isFresh(source, home.account())) {
      return;
    }
    CopiedAttributes taken = CopiedAttributes.of(person, source.search().attributes(), address);
    Answer<Account> changed =
        asFarAsPossible(
            taken,
            address,
            possible ->
                accounts.change(
                    caller(source, home.domain()),
                    address.toString(),
                    new AccountChange(
                        Optional.empty(),
                        possible.displayName(),
                        Optional.empty(),
                        possible.profile(),
                        possible.aliases(),
                        possible.serviceClass()),
                    OptionalLong.empty()));
    if (changed instanceof Answer.Failed<Account>(Failure why)) {
      LOG.warnf(
          "%s could not be updated from the identity source %s: %s", address, source.name(), why);
    }
    set(source, address, home, taken);
    note(home.account(), source, person, row -> row.refreshed = now());
  }

  /** Sets the values that differ. An account that is up to date costs no change. */
  private void set(IdentitySource source, MailAddress address, Home home, CopiedAttributes taken) {
    if (taken.settings().isEmpty()) {
      return;
    }
    Caller caller = caller(source, home.domain());
    Scope scope = Scope.account(home.domain(), home.account());
    Answer<SettingChanges.Sheet> set =
        settings
            .list(caller, scope)
            .then(
                now -> {
                  Map<String, Optional<String>> changes = changes(now, taken.settings());
                  return changes.isEmpty()
                      ? new Answer.Done<>(now)
                      : settings.change(caller, scope, changes, OptionalLong.empty());
                });
    if (set instanceof Answer.Failed<SettingChanges.Sheet>(Failure why)) {
      LOG.warnf(
          "%s could not get its settings from the identity source %s: %s",
          address, source.name(), why);
    }
  }

  private static Map<String, Optional<String>> changes(
      SettingChanges.Sheet now, Map<String, Optional<String>> wanted) {
    Map<String, Optional<String>> changes = new TreeMap<>();
    for (SettingValue value : now.values()) {
      String key = value.setting().key();
      Optional<String> own =
          Optional.of(value.text()).filter(_ -> value.origin() == Origin.ACCOUNT);
      if (wanted.containsKey(key) && !wanted.get(key).equals(own)) {
        changes.put(key, wanted.get(key));
      }
    }
    return changes;
  }

  /**
   * The ids of an account and its domain.
   *
   * @param account the account's id
   * @param domain the domain's id
   */
  public record Home(long account, long domain) {}

  /** Returns the stored hash that is used while the source is not reachable. */
  public Optional<StoredHash> kept(IdentitySource source, long account) {
    return transactions.read(
        entities ->
            Optional.ofNullable(entities.find(SourcedAccountRow.class, account))
                .filter(row -> row.source == source.id() && row.password != null)
                .flatMap(row -> StoredHash.parse(row.password)));
  }

  public void keep(IdentitySource source, long account, SourceIdentity person, StoredHash hash) {
    note(account, source, person, row -> row.password = hash.text());
  }

  private void note(
      long account,
      IdentitySource source,
      SourceIdentity person,
      Consumer<SourcedAccountRow> what) {
    transactions.run(
        entities -> {
          SourcedAccountRow row =
              entities.find(SourcedAccountRow.class, account, LockModeType.PESSIMISTIC_WRITE);
          if (row == null) {
            row = new SourcedAccountRow();
            row.account = account;
            row.refreshed = Instant.EPOCH;
            row.source = source.id();
            row.knownAs = person.id();
            what.accept(row);
            entities.persist(row);
            return;
          }
          if (row.source != source.id()) {
            row.source = source.id();
            row.password = null;
          }
          row.knownAs = person.id();
          what.accept(row);
        });
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
