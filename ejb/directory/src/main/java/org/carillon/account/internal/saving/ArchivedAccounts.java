package org.carillon.account.internal.saving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.Alias;
import org.carillon.account.Aliases;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.archive.AccountArchive;
import org.carillon.account.archive.ArchivedAccount;
import org.carillon.account.internal.AccountCreation;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.NewPassword;
import org.carillon.account.internal.NewPasswords;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.internal.hashing.derived.DerivedSecrets;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.profile.Profile;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.account.setting.SettingChanges;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.settings.Scope;
import org.carillon.settings.SettingStore;
import org.jboss.logging.Logger;

/** Reads and restores the accounts' rows for backups. */
@ApplicationScoped
public class ArchivedAccounts implements AccountArchive {
  private static final Logger LOG = Logger.getLogger(ArchivedAccounts.class);

  private final DirectoryTransactions transactions;
  private final AccountCreation accounts;
  private final Accounts operations;
  private final Aliases aliases;
  private final SettingChanges settings;
  private final SettingStore store;
  private final HomeKey homeKey;

  @Inject
  public ArchivedAccounts(
      DirectoryTransactions transactions,
      AccountCreation accounts,
      Accounts operations,
      Aliases aliases,
      SettingChanges settings,
      SettingStore store,
      HomeKey homeKey) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.operations = operations;
    this.aliases = aliases;
    this.settings = settings;
    this.store = store;
    this.homeKey = homeKey;
  }

  @Override
  public Answer<List<String>> addresses(Caller caller, Optional<String> domain) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return transactions.look(
        entities ->
            new Answer.Done<>(
                entities
                    .createQuery(
                        """
                        SELECT a.localPart || '@' || d.name FROM AccountRow a JOIN a.domain d
                        WHERE a.deleted IS NULL AND (:any = true OR d.name = :domain)
                        ORDER BY d.name, a.localPart
                        """,
                        String.class)
                    .setParameter("any", domain.isEmpty())
                    .setParameter("domain", domain.orElse(""))
                    .getResultList()));
  }

  @Override
  public Answer<Map<String, Account>> having(Caller caller, List<String> addresses) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    Map<String, Map<String, String>> typed = new HashMap<>();
    for (String address : addresses) {
      MailAddress.canonical(address)
          .ifPresent(
              canonical ->
                  typed
                      .computeIfAbsent(canonical.domain(), domain -> new HashMap<>())
                      .put(canonical.localPart(), address));
    }
    return transactions.look(
        entities -> {
          Map<String, Account> found = new HashMap<>();
          typed.forEach(
              (domain, local) ->
                  DirectoryQueries.addresses(entities, domain, local.keySet())
                      .forEach(
                          row -> found.put(local.get(row.localPart()), row.account().toAccount())));
          return new Answer.Done<>(found);
        });
  }

  @Override
  public Answer<ArchivedAccount> read(Caller caller, String address) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return transactions.look(
        entities ->
            MailAddress.canonical(address)
                .flatMap(canonical -> DirectoryQueries.account(entities, canonical))
                .<Answer<ArchivedAccount>>map(
                    row -> {
                      CredentialRow credential = entities.find(CredentialRow.class, row.id());
                      List<Alias> others =
                          entities
                              .createQuery(
                                  "FROM AddressRow a WHERE a.account = :account", AddressRow.class)
                              .setParameter("account", row)
                              .getResultStream()
                              .filter(line -> line.kind() != AddressRow.Kind.ACCOUNT)
                              .map(
                                  line ->
                                      new Alias(
                                          line.localPart()
                                              + "@"
                                              + entities
                                                  .find(DomainRow.class, line.domain())
                                                  .name(),
                                          Alias.Kind.valueOf(line.kind().name()),
                                          row.address()))
                              .toList();
                      return new Answer.Done<>(
                          new ArchivedAccount(
                              row.id(),
                              Optional.of(row.uuid()),
                              row.address(),
                              row.displayName(),
                              row.isEnabled(),
                              row.profile(),
                              row.className(),
                              credential.password(),
                              credential.secrets(),
                              others,
                              store.read(Scope.account(row.domain().id(), row.id()))));
                    })
                .orElseGet(() -> Answer.failed(new Failure.NotFound("account " + address))));
  }

  @Override
  public boolean opens(ArchivedAccount account) {
    return account.secrets().isEmpty() || secrets(account).isPresent();
  }

  @Override
  public List<Answer<Account>> make(Caller caller, List<ArchivedAccount> all) {
    List<AccountCreation.Prepared> prepared =
        all.stream()
            .flatMap(
                one -> StoredHash.parse(one.password()).map(hash -> prepared(one, hash)).stream())
            .toList();
    if (all.size() > 1
        && caller.administersServer()
        && prepared.size() == all.size()
        && accounts.createAll(caller, prepared)
            instanceof Answer.Done<List<Answer<Account>>>(List<Answer<Account>> made)) {
      for (int i = 0; i < made.size(); i++) {
        complete(caller, all.get(i), made.get(i));
      }
      return made;
    }
    // If one account makes the transaction fail, the accounts are created one by one to find it.
    return all.stream().map(one -> make(caller, one)).toList();
  }

  private Answer<Account> make(Caller caller, ArchivedAccount archived) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    Optional<StoredHash> hash = StoredHash.parse(archived.password());
    if (hash.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid("password", "malformed", "The password hash is unreadable."));
    }
    AccountCreation.Prepared ready = prepared(archived, hash.get());
    Answer<Account> made = accounts.createAll(caller, List.of(ready)).then(List::getFirst);
    complete(caller, archived, made);
    return made;
  }

  private AccountCreation.Prepared prepared(ArchivedAccount archived, StoredHash hash) {
    return new AccountCreation.Prepared(
        new NewAccount(
            archived.address(),
            new PasswordInput.Hashed(archived.password()),
            archived.displayName(),
            archived.enabled(),
            archived.profile(),
            List.of(),
            Optional.of("")),
        new NewPassword(hash, secrets(archived)),
        archived.uuid(),
        true);
  }

  private void complete(Caller caller, ArchivedAccount archived, Answer<Account> made) {
    if (made instanceof Answer.Done<Account>(Account account)) {
      archived.aliases().forEach(alias -> add(caller, alias));
      set(caller, account, archived.settings());
      archived.serviceClass().ifPresent(name -> put(caller, account, name));
    }
  }

  private Optional<DerivedSecrets> secrets(ArchivedAccount archived) {
    try {
      return archived
          .secrets()
          .map(kept -> homeKey.open(NewPasswords.purpose(archived.id()), kept))
          .map(DerivedSecrets::read);
    } catch (HomeKeyMissing other) {
      LOG.debugf(
          "Secrets of %s were sealed under another home key and are left out: %s",
          archived.address(), other.getMessage());
      return Optional.empty();
    }
  }

  private void add(Caller caller, Alias alias) {
    if (!(aliases.create(caller, alias) instanceof Answer.Done<Alias>)) {
      LOG.warnf("The alias %s of %s could not be restored", alias.address(), alias.target());
    }
  }

  /** Puts an account into its class of service. A server's restore does it with the classes. */
  private void put(Caller caller, Account account, String name) {
    Answer<Account> changed =
        operations.change(
            caller,
            account.address(),
            new AccountChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Profile.NONE,
                Optional.empty(),
                Optional.of(name)),
            OptionalLong.empty());
    if (!(changed instanceof Answer.Done<Account>)) {
      LOG.infof(
          "%s could not be put into the class of service %s again: %s",
          account.address(), name, changed);
    }
  }

  private void set(Caller caller, Account account, Map<String, String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    Scope scope = Scope.account(account.domain(), account.id());
    if (!settings.bringBack(caller, scope, texts)) {
      LOG.warnf("The settings of %s could not be restored", account.address());
    }
  }
}
