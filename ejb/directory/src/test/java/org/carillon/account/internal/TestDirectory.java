package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.carillon.account.Account;
import org.carillon.account.AccountDeleted;
import org.carillon.account.AccountDeletionVeto;
import org.carillon.account.AccountRecovered;
import org.carillon.account.Accounts;
import org.carillon.account.AccountsCreated;
import org.carillon.account.Addresses;
import org.carillon.account.Administrators;
import org.carillon.account.Aliases;
import org.carillon.account.DeletedAccounts;
import org.carillon.account.Domain;
import org.carillon.account.DomainDeleted;
import org.carillon.account.Domains;
import org.carillon.account.NewAccount;
import org.carillon.account.NewDomain;
import org.carillon.account.archive.AccountArchive;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.internal.hashing.derived.SecretPolicy;
import org.carillon.account.internal.homekey.HomeKeyInFile;
import org.carillon.account.internal.image.DirectoryImage;
import org.carillon.account.internal.memory.AddressTable;
import org.carillon.account.internal.memory.DigestTable;
import org.carillon.account.internal.person.AccountHolderOperations;
import org.carillon.account.internal.saving.ArchivedAccounts;
import org.carillon.account.internal.setting.SettingOperations;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.people.AccountSearch;
import org.carillon.account.secret.DigestSecrets;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.PasswordChangeObserver;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.account.setting.SettingChanges;
import org.carillon.audit.Audit;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.database.SqlTransactions;
import org.carillon.node.Life;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.startup.DatabaseReady;
import org.carillon.testing.FiredEvents;
import org.carillon.testing.TestDatabase;

/** The product's directory over a test's database, wired up outside the container. */
public class TestDirectory {
  public static final PageRequest FIRST_PAGE =
      new PageRequest(Optional.empty(), Optional.empty(), 100);

  public static final Caller ADMINISTRATOR =
      new Caller(0, "admin", new Rights.ServerAdministrator(), "test", Proof.PASSWORD);

  private final Life life = Life.of("test");
  private final TestDatabase database;
  private final SettingsOn settings;
  private final HomeKey homeKey;
  private final PasswordHashing hashing;
  private final SecretPolicy kept;
  private final NewPasswords passwords;
  private final List<PasswordChangeObserver> renewals = new CopyOnWriteArrayList<>();
  private final List<AccountDeletionVeto> keepers = new CopyOnWriteArrayList<>();
  private final Audit audit;
  private final List<Consumer<DomainDeleted>> domainObservers = new CopyOnWriteArrayList<>();
  private final FiredEvents<AccountsCreated> created = new FiredEvents<>();
  private final FiredEvents<AccountDeleted> deleted = new FiredEvents<>();
  private final FiredEvents<AccountRecovered> recovered = new FiredEvents<>();
  private final AccountCreation creation;
  private final DomainOperations domains;
  private final AccountOperations accounts;
  private final DeletedAccountOperations deletedAccounts;
  private final ArchivedAccounts archived;
  private final AliasOperations aliases;
  private final AdministratorOperations administrators;
  private final SettingOperations settingChanges;
  private final DirectoryImage image;
  private final AddressTable addresses;
  private final AccountHolderOperations people;
  private final DigestTable digests;
  private final DirectoryTransactions transactions;
  private final SqlTransactions sql;

  /**
   * Creates the directory.
   *
   * @param home the folder in which the home key is created
   */
  public TestDirectory(TestDatabase database, Path home) {
    this(database, home, new NobodySignsIn());
  }

  /**
   * Creates the directory for use by the code that signs principals in.
   *
   * @param ends ends sessions and credentials when a password changes or a principal is deleted
   */
  protected TestDirectory(TestDatabase database, Path home, CredentialRevocation ends) {
    this.database = database;
    settings = ClassedSettings.on(database);
    cheap(DirectorySettings.HASH_MEMORY, "1024");
    cheap(DirectorySettings.HASH_PASSES, "1");
    settings.versions().increase(CacheVersions.Kind.SETTINGS);
    settings.versions().compare();
    audit = AuditOn.database(database);
    transactions = new DirectoryTransactions(database.transactions(), settings.versions());
    people = new AccountHolderOperations(transactions);
    var inFile = new HomeKeyInFile(database.transactions(), home);
    inFile.start(new DatabaseReady());
    homeKey = inFile;
    hashing = new PasswordHashing(settings.settings());
    hashing.start();
    kept = new SecretPolicy(settings.settings());
    passwords = new NewPasswords(settings.settings(), hashing, homeKey, kept);
    domains =
        new DomainOperations(
            transactions,
            settings.store(),
            audit,
            new FiredEvents<>(gone -> domainObservers.forEach(each -> each.accept(gone))));
    sql = new SqlTransactions(database.dataSource());
    creation = new AccountCreation(transactions, passwords, settings.settings(), audit, created);
    PasswordChangeObserver told =
        (principal, password, from) ->
            renewals.forEach(each -> each.renewed(principal, password, from));
    accounts =
        new AccountOperations(
            transactions,
            creation,
            passwords,
            told,
            ends,
            new AccountKeepers(keepers),
            audit,
            deleted,
            settings.settings());
    deletedAccounts =
        new DeletedAccountOperations(
            transactions, settings.settings(), settings.store(), ends, audit, recovered);
    aliases = new AliasOperations(transactions, audit);
    administrators = new AdministratorOperations(transactions, passwords, told, ends, audit);
    settingChanges =
        new SettingOperations(transactions, settings.settings(), settings.store(), audit);
    archived =
        new ArchivedAccounts(
            transactions, creation, accounts, aliases, settingChanges, settings.store(), homeKey);
    image =
        new DirectoryImage(sql, database.transactions(), settings.settings(), settings.versions());
    image.start(new DatabaseReady());
    addresses = new AddressTable(database.transactions(), settings.settings(), image);
    digests = new DigestTable(database.transactions(), homeKey, image);
  }

  /** Makes hashing cheap. Tests check the results, not the time it takes. */
  private void cheap(Setting<Long> cost, String least) {
    settings.store().put(Scope.server(), cost, Optional.of(least));
  }

  public Domain domain(String name) {
    return done(domains.create(ADMINISTRATOR, new NewDomain(name, "")));
  }

  /** Creates an account with the password {@code correct horse}. */
  public Account account(String address) {
    return done(accounts.create(ADMINISTRATOR, new NewAccount(address, "correct horse", "", true)));
  }

  /** Adds a keeper that is asked before an account is deleted. */
  public void ask(AccountDeletionVeto keeper) {
    keepers.add(keeper);
  }

  /** Adds an observer that is told in the transaction that deletes a domain. */
  public void watch(Consumer<DomainDeleted> observer) {
    domainObservers.add(observer);
  }

  /** Returns the search for accounts by the attributes of their owners. */
  public AccountSearch people() {
    return people;
  }

  /** Returns the value of an answer that must be {@code Done}. */
  public static <T> T done(Answer<T> answer) {
    if (answer instanceof Answer.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError(answer);
  }

  public HomeKey homeKey() {
    return homeKey;
  }

  public CacheVersions versions() {
    return settings.versions();
  }

  public Settings settings() {
    return settings.settings();
  }

  public Audit audit() {
    return audit;
  }

  public FiredEvents<AccountsCreated> created() {
    return created;
  }

  public AccountArchive archived() {
    return archived;
  }

  public DeletedAccounts deletedAccounts() {
    return deletedAccounts;
  }

  public FiredEvents<AccountRecovered> recovered() {
    return recovered;
  }

  public FiredEvents<AccountDeleted> deleted() {
    return deleted;
  }

  public Domains domains() {
    return domains;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Aliases aliases() {
    return aliases;
  }

  public Administrators administrators() {
    return administrators;
  }

  public SettingChanges settingChanges() {
    return settingChanges;
  }

  public Addresses addresses() {
    return addresses;
  }

  public DirectoryImage image() {
    return image;
  }

  public DigestSecrets digests() {
    return digests;
  }

  public AccountCreation creation() {
    return creation;
  }

  public DirectoryTransactions transactions() {
    return transactions;
  }

  /** Starts a life of the node with this name, and ends all others. */
  public void liveAs(String node) throws SQLException {
    sql.write(
        connection -> {
          try (var end = connection.createStatement();
              var begin =
                  connection.prepareStatement(
                      "insert into node_life (life, node) values (?, ?) on conflict do nothing")) {
            end.executeUpdate("update node_life set ended = now()");
            begin.setString(1, node.equals("test") ? life.id() : node);
            begin.setString(2, node);
            return begin.executeUpdate();
          }
        });
  }

  public Connection connection() throws SQLException {
    return database.dataSource().getConnection();
  }

  public void set(Scope scope, String key, String text) {
    done(
        settingChanges.change(
            ADMINISTRATOR, scope, Map.of(key, Optional.of(text)), OptionalLong.empty()));
  }

  /** Adds an observer that is called before a password changes. */
  public void tell(PasswordChangeObserver renewal) {
    renewals.add(renewal);
  }

  public TestDatabase database() {
    return database;
  }

  public PasswordHashing hashing() {
    return hashing;
  }

  /** Returns the policy for the secrets that are stored in addition to the hashes. */
  public SecretPolicy keptSecrets() {
    return kept;
  }

  public NewPasswords newPasswords() {
    return passwords;
  }

  /** Returns the transactions for a test's own statements. */
  public SqlTransactions sql() {
    return sql;
  }

  public Life life() {
    return life;
  }

  /** Returns whether a password matches the hash of an account in the database. */
  public boolean hasPassword(String address, String password) {
    long account = done(accounts.find(ADMINISTRATOR, address)).id();
    String hash =
        database
            .transactions()
            .read(entities -> entities.find(CredentialRow.class, account).password());
    return hashing.matches(StoredHash.parse(hash).orElseThrow(), password).orElseThrow();
  }

  private static final class NobodySignsIn implements CredentialRevocation {
    @Override
    public void forget(EntityManager entities, long principal) {}

    @Override
    public void signOut(EntityManager entities, long account) {}

    @Override
    public void signOutAdministrator(EntityManager entities, long administrator) {}

    @Override
    public void forgetCodes(EntityManager entities, long account, boolean andAddress) {}
  }
}
