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
import org.carillon.account.Account;
import org.carillon.account.AccountDeleted;
import org.carillon.account.AccountKeeper;
import org.carillon.account.AccountRecovered;
import org.carillon.account.Accounts;
import org.carillon.account.AccountsCreated;
import org.carillon.account.Addresses;
import org.carillon.account.Administrators;
import org.carillon.account.Aliases;
import org.carillon.account.DeletedAccounts;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.NewAccount;
import org.carillon.account.NewDomain;
import org.carillon.account.archive.AccountArchive;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.internal.hashing.derived.KeptSecrets;
import org.carillon.account.internal.homekey.HomeKeyInFile;
import org.carillon.account.internal.image.DirectoryImage;
import org.carillon.account.internal.memory.AddressTable;
import org.carillon.account.internal.memory.DigestTable;
import org.carillon.account.internal.person.AccountHolderOperations;
import org.carillon.account.internal.saving.ArchivedAccounts;
import org.carillon.account.internal.setting.SettingOperations;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.people.AccountHolders;
import org.carillon.account.secret.DigestSecrets;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.PasswordRenewals;
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
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;
import org.carillon.settings.Versions;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.startup.DatabaseReady;
import org.carillon.testing.FiredEvents;
import org.carillon.testing.TestDatabase;

/** The product's directory over a test's database, wired up outside the container. */
public class TestDirectory {
  /** The beginning of a list. */
  public static final PageRequest FIRST_PAGE =
      new PageRequest(Optional.empty(), Optional.empty(), 100);

  /** May do everything. */
  public static final Caller ADMINISTRATOR =
      new Caller(0, "admin", new Rights.ServerAdministrator(), "test", Proof.PASSWORD);

  private final Life life = Life.of("test");
  private final TestDatabase database;
  private final SettingsOn settings;
  private final HomeKey homeKey;
  private final PasswordHashing hashing;
  private final KeptSecrets kept;
  private final NewPasswords passwords;
  private final List<PasswordRenewals> renewals = new CopyOnWriteArrayList<>();
  private final List<AccountKeeper> keepers = new CopyOnWriteArrayList<>();
  private final Audit audit;
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
   * Wires it up.
   *
   * @param home where the home key is made
   */
  public TestDirectory(TestDatabase database, Path home) {
    this(database, home, new NobodySignsIn());
  }

  /**
   * The same beneath what signs principals in.
   *
   * @param ends what ends with a password or a principal
   */
  protected TestDirectory(TestDatabase database, Path home, PrincipalEnd ends) {
    this.database = database;
    settings = ClassedSettings.on(database);
    cheap(DirectorySettings.HASH_MEMORY, "1024");
    cheap(DirectorySettings.HASH_PASSES, "1");
    settings.versions().increase(Versions.Kind.SETTINGS);
    settings.versions().compare();
    audit = AuditOn.database(database);
    transactions = new DirectoryTransactions(database.transactions(), settings.versions());
    people = new AccountHolderOperations(transactions);
    var inFile = new HomeKeyInFile(database.transactions(), home);
    inFile.start(new DatabaseReady());
    homeKey = inFile;
    hashing = new PasswordHashing(settings.settings());
    hashing.start();
    kept = new KeptSecrets(settings.settings());
    passwords = new NewPasswords(settings.settings(), hashing, homeKey, kept);
    domains = new DomainOperations(transactions, settings.store(), audit, new FiredEvents<>());
    sql = new SqlTransactions(database.dataSource());
    creation = new AccountCreation(transactions, passwords, settings.settings(), audit, created);
    PasswordRenewals told =
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

  /** Tests are about what is hashed, not about how long it takes. */
  private void cheap(Setting<Long> cost, String least) {
    settings.store().put(Scope.server(), cost, Optional.of(least));
  }

  /** A new domain. */
  public Domain domain(String name) {
    return done(domains.create(ADMINISTRATOR, new NewDomain(name, "")));
  }

  /** A new account with the password {@code correct horse}. */
  public Account account(String address) {
    return done(accounts.create(ADMINISTRATOR, new NewAccount(address, "correct horse", "", true)));
  }

  /** Asks him, too, before an account is deleted. */
  public void ask(AccountKeeper keeper) {
    keepers.add(keeper);
  }

  /** AccountHolders by what is said of them. */
  public AccountHolders people() {
    return people;
  }

  /** The value of an answer that must be {@code Done}. */
  public static <T> T done(Answer<T> answer) {
    if (answer instanceof Answer.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError(answer);
  }

  /** The home's key. */
  public HomeKey homeKey() {
    return homeKey;
  }

  public Versions versions() {
    return settings.versions();
  }

  /** The settings in force. */
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

  /** The accounts' operations. */
  public Accounts accounts() {
    return accounts;
  }

  /** The aliases' operations. */
  public Aliases aliases() {
    return aliases;
  }

  /** The administrators' operations. */
  public Administrators administrators() {
    return administrators;
  }

  public SettingChanges settingChanges() {
    return settingChanges;
  }

  /** The address table. */
  public Addresses addresses() {
    return addresses;
  }

  /** The directory in memory. */
  public DirectoryImage image() {
    return image;
  }

  public DigestSecrets digests() {
    return digests;
  }

  public AccountCreation creation() {
    return creation;
  }

  /** Units of work. */
  public DirectoryTransactions transactions() {
    return transactions;
  }

  /** Begins this node's life under that name, and ends all others. */
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

  /** A connection to its database. */
  public Connection connection() throws SQLException {
    return database.dataSource().getConnection();
  }

  /** Changes a setting. */
  public void set(Scope scope, String key, String text) {
    done(
        settingChanges.change(
            ADMINISTRATOR, scope, Map.of(key, Optional.of(text)), OptionalLong.empty()));
  }

  /** Tells it, too, of passwords that are about to be new. */
  public void tell(PasswordRenewals renewal) {
    renewals.add(renewal);
  }

  public TestDatabase database() {
    return database;
  }

  public PasswordHashing hashing() {
    return hashing;
  }

  /** The secrets that mechanisms derive from passwords; they are kept beside the hashes. */
  public KeptSecrets keptSecrets() {
    return kept;
  }

  public NewPasswords newPasswords() {
    return passwords;
  }

  /** Statements of its own. */
  public SqlTransactions sql() {
    return sql;
  }

  /** The node's life. */
  public Life life() {
    return life;
  }

  /** Checks a password against the hash that an account has in the database. */
  public boolean hasPassword(String address, String password) {
    long account = done(accounts.find(ADMINISTRATOR, address)).id();
    String hash =
        database
            .transactions()
            .read(entities -> entities.find(CredentialRow.class, account).password());
    return hashing.matches(StoredHash.parse(hash).orElseThrow(), password).orElseThrow();
  }

  private static final class NobodySignsIn implements PrincipalEnd {
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
