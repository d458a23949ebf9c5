package org.carillon.account.internal;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.carillon.account.application.ApplicationPasswords;
import org.carillon.account.archive.AccountArchive;
import org.carillon.account.certificate.ClientAuthorities;
import org.carillon.account.forgotten.ForgottenPasswords;
import org.carillon.account.history.SignInHistory;
import org.carillon.account.internal.access.AccessWatch;
import org.carillon.account.internal.access.SetAccessRules;
import org.carillon.account.internal.application.ApplicationPasswordOperations;
import org.carillon.account.internal.application.ApplicationSignIns;
import org.carillon.account.internal.application.ApplicationWatches;
import org.carillon.account.internal.certificate.ClientAuthorityOperations;
import org.carillon.account.internal.certificate.ClientCertificates;
import org.carillon.account.internal.forgotten.ForgottenPasswordOperations;
import org.carillon.account.internal.forgotten.MailedCodes;
import org.carillon.account.internal.forgotten.RecoveryLetters;
import org.carillon.account.internal.guessing.BarOperations;
import org.carillon.account.internal.guessing.CountedFailedSignIns;
import org.carillon.account.internal.guessing.Lifts;
import org.carillon.account.internal.guessing.StoredBook;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.derived.KeptSecrets;
import org.carillon.account.internal.history.SignInHistoryOperations;
import org.carillon.account.internal.history.SignInNotes;
import org.carillon.account.internal.homekey.HomeKeyInFile;
import org.carillon.account.internal.memory.AddressTable;
import org.carillon.account.internal.memory.DigestTable;
import org.carillon.account.internal.memory.SetAddresses;
import org.carillon.account.internal.oauth.AuthorizationOperations;
import org.carillon.account.internal.oauth.DeviceOperations;
import org.carillon.account.internal.oauth.GuessedCodes;
import org.carillon.account.internal.oauth.IssuedTokens;
import org.carillon.account.internal.oauth.OAuthTokenOperations;
import org.carillon.account.internal.oauth.client.ClientRegistrationOperations;
import org.carillon.account.internal.oauth.client.OAuthClientOperations;
import org.carillon.account.internal.oauth.device.Devices;
import org.carillon.account.internal.oauth.grant.Grants;
import org.carillon.account.internal.oauth.grant.OAuthSignIns;
import org.carillon.account.internal.oauth.grant.SealedTokens;
import org.carillon.account.internal.oauth.key.IdTokenKeys;
import org.carillon.account.internal.passkey.PasskeyOperations;
import org.carillon.account.internal.passkey.PasskeySignIns;
import org.carillon.account.internal.person.AccountHolderOperations;
import org.carillon.account.internal.resetting.FirstStart;
import org.carillon.account.internal.saving.ArchivedAccounts;
import org.carillon.account.internal.secondfactor.SecondFactorOperations;
import org.carillon.account.internal.secondfactor.SecondFactorSignIns;
import org.carillon.account.internal.session.OpenConnections;
import org.carillon.account.internal.session.SessionOperations;
import org.carillon.account.internal.session.StandingAccesses;
import org.carillon.account.internal.setting.SettingOperations;
import org.carillon.account.internal.signin.ActingAs;
import org.carillon.account.internal.signin.ChallengeChecks;
import org.carillon.account.internal.signin.PasswordAge;
import org.carillon.account.internal.signin.PasswordRenewal;
import org.carillon.account.internal.signin.ShortNames;
import org.carillon.account.internal.signin.ShownPasswords;
import org.carillon.account.internal.signin.SignInValidities;
import org.carillon.account.internal.signin.SignIns;
import org.carillon.account.internal.signin.SourcePasswords;
import org.carillon.account.internal.signin.TicketSignIns;
import org.carillon.account.internal.signin.VisitedSources;
import org.carillon.account.internal.source.SourcesInUse;
import org.carillon.account.internal.source.ask.AskedSources;
import org.carillon.account.internal.source.ask.OfferedSources;
import org.carillon.account.internal.source.ask.SourceClients;
import org.carillon.account.internal.source.ask.SourceTests;
import org.carillon.account.internal.source.entry.IdentitySourceOperations;
import org.carillon.account.internal.source.sighting.AccountSighting;
import org.carillon.account.internal.source.sighting.FoundNewcomers;
import org.carillon.account.internal.source.ticket.ServiceKeys;
import org.carillon.account.internal.source.visit.BrowserSources;
import org.carillon.account.internal.source.visit.PostedAnswers;
import org.carillon.account.internal.source.visit.PostingSources;
import org.carillon.account.internal.source.visit.Visits;
import org.carillon.account.internal.token.BearerTokens;
import org.carillon.account.internal.token.TokenOperations;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.oauth.Authorizations;
import org.carillon.account.oauth.ClientRegistrations;
import org.carillon.account.oauth.DeviceAuthorizations;
import org.carillon.account.oauth.OAuthClients;
import org.carillon.account.oauth.OAuthTokens;
import org.carillon.account.passkey.Passkeys;
import org.carillon.account.people.AccountHolders;
import org.carillon.account.secondfactor.SecondFactors;
import org.carillon.account.secret.DigestSecrets;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.session.AccountSessions;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.account.setting.SettingChanges;
import org.carillon.account.signin.Bars;
import org.carillon.account.signin.SignInLog;
import org.carillon.account.source.BrowserSignIns;
import org.carillon.account.source.IdentitySource;
import org.carillon.account.source.IdentitySources;
import org.carillon.account.source.NewcomerMail;
import org.carillon.account.source.PostedSignIns;
import org.carillon.account.source.SourceState;
import org.carillon.account.token.Tokens;
import org.carillon.audit.Audit;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.Service;
import org.carillon.contract.source.SourceUser;
import org.carillon.contract.stage.OwnMail;
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
public final class TestDirectory {
  /** The beginning of a list. */
  public static final PageRequest FIRST_PAGE =
      new PageRequest(Optional.empty(), Optional.empty(), 100);

  /** May do everything. */
  public static final Caller ADMINISTRATOR =
      new Caller(0, "admin", new Rights.ServerAdministrator(), "test", Proof.PASSWORD);

  /** Whom no service speaks with. */
  final Set<InetAddress> banned = ConcurrentHashMap.newKeySet();

  private final TestDatabase database;
  private final SettingsOn settings;
  private final HomeKey homeKey;
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
  private final TokenOperations tokens;
  private final AddressTable addresses;
  private final AccountHolderOperations people;
  private final DigestTable digests;
  private final DirectoryTransactions transactions;
  private final SqlTransactions sql;
  private final Life life = Life.of("test");
  private final OpenConnections connections;
  private final OfferedSources offeredSources = new OfferedSources();
  private final AskedSources asked;
  private final IdentitySourceOperations identitySources;
  private final FoundNewcomers newcomers;
  private final ClientAuthorityOperations clientAuthorities;
  private final SignInValidities validities;
  private final StoredBook book;
  private final List<String> signInLog = new CopyOnWriteArrayList<>();
  private final SignIns sessions;
  private final BrowserSignIns browserSignIns;
  private final PostedSignIns postedSignIns;
  private final BarOperations bars;
  private final SignInNotes notes;

  /** Letters that went to owners. */
  public final List<String> lettersToOwners = new CopyOnWriteArrayList<>();

  private final FirstStart firstStart;

  /**
   * Wires it up.
   *
   * @param home where the home key is made
   */
  public TestDirectory(TestDatabase database, Path home) {
    this.database = database;
    settings = SettingsOn.database(database);
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
    var hashing = new PasswordHashing(settings.settings());
    hashing.start();
    var kept = new KeptSecrets(settings.settings());
    var passwords = new NewPasswords(settings.settings(), hashing, homeKey, kept);
    domains = new DomainOperations(transactions, settings.store(), audit, new FiredEvents<>());
    sql = new SqlTransactions(database.dataSource());
    book = new StoredBook(sql);
    var failedSignIns =
        new CountedFailedSignIns(settings.settings(), book, BannedClients.NONE, System::nanoTime);
    new Lifts(sql, failedSignIns, settings.versions()).start(new DatabaseReady());
    bars = new BarOperations(transactions, audit);
    creation = new AccountCreation(transactions, passwords, settings.settings(), audit, created);
    accounts =
        new AccountOperations(
            transactions,
            creation,
            passwords,
            failedSignIns,
            new AccountKeepers(keepers),
            audit,
            deleted,
            settings.settings());
    deletedAccounts =
        new DeletedAccountOperations(
            transactions, settings.settings(), settings.store(), audit, recovered);
    aliases = new AliasOperations(transactions, audit);
    administrators = new AdministratorOperations(transactions, passwords, failedSignIns, audit);
    settingChanges =
        new SettingOperations(transactions, settings.settings(), settings.store(), audit);
    archived =
        new ArchivedAccounts(
            transactions, creation, accounts, aliases, settingChanges, settings.store(), homeKey);
    tokens = new TokenOperations(database.transactions(), transactions, settings.settings(), audit);
    addresses = new AddressTable(database.transactions(), settings.settings(), settings.versions());
    addresses.start();
    var bound = new SetAddresses(settings.settings());
    bound.start();
    digests = new DigestTable(database.transactions(), homeKey, settings.versions());
    digests.start();
    var applicationWatches = new ApplicationWatches(database.transactions());
    connections = new OpenConnections(sql, settings.versions(), life);
    var rules = new SetAccessRules(settings.settings());
    var access = new AccessWatch(rules, settings.settings());
    access.start();
    validities =
        new SignInValidities(
            database.transactions(), settings.versions(), connections, access, applicationWatches);
    validities.start();
    var clientCertificates = new ClientCertificates(database.transactions(), settings.versions());
    clientCertificates.start();
    clientAuthorities = new ClientAuthorityOperations(transactions, audit);
    var inUse = new SourcesInUse(database.transactions(), homeKey, settings.versions());
    inUse.start();
    var clients = new SourceClients(offeredSources, settings.settings());
    asked = new AskedSources(inUse, clients);
    identitySources =
        new IdentitySourceOperations(
            transactions, audit, homeKey, clients, new SourceTests(clients));
    var sighting =
        new AccountSighting(database.transactions(), creation, accounts, settingChanges, hashing);
    newcomers = new FoundNewcomers(asked, sighting, addresses, settings.settings());
    var sourcePasswords =
        new SourcePasswords(database.transactions(), settings.settings(), asked, sighting, hashing);
    notes = new SignInNotes(database.transactions(), settings.settings(), this::toOwner);
    var posted = new PostedAnswers(database.transactions(), homeKey);
    postedSignIns = new PostingSources(asked, posted, new Visits(database.transactions(), homeKey));
    var visitedSources =
        new VisitedSources(
            database.transactions(),
            homeKey,
            asked,
            sighting,
            sourcePasswords,
            new Visits(database.transactions(), homeKey),
            posted);
    var age = new PasswordAge(database.transactions(), settings.settings(), this::toOwner);
    sessions =
        new SignIns(
            database.transactions(),
            new ShownPasswords(
                database.transactions(),
                hashing,
                new PasswordRenewal(database.transactions(), hashing, passwords, kept, homeKey),
                sourcePasswords,
                age,
                settings.settings()),
            sourcePasswords,
            visitedSources,
            new TicketSignIns(
                new ServiceKeys(asked),
                asked,
                visitedSources,
                new ShortNames(database.transactions(), addresses, bound, settings.settings())),
            kept,
            new BearerTokens(database.transactions(), settings.settings()),
            new OAuthSignIns(database.transactions(), new SealedTokens(homeKey)),
            validities,
            new ActingAs(database.transactions(), settings.settings()),
            new ShortNames(database.transactions(), addresses, bound, settings.settings()),
            rules,
            new ChallengeChecks(homeKey, kept),
            age,
            new ApplicationSignIns(database.transactions()),
            applicationWatches,
            secondFactorSignIns(),
            new PasskeySignIns(database.transactions(), homeKey, settings.settings(), audit),
            clientCertificates,
            settings.settings(),
            failedSignIns,
            address -> banned.contains(address) ? Duration.ofHours(1) : Duration.ZERO,
            notes,
            new SignInLog(signInLog::add));
    browserSignIns =
        new BrowserSources(
            asked,
            new Visits(database.transactions(), homeKey),
            homeKey,
            sessions,
            addresses,
            settings.settings());
    firstStart = new FirstStart(transactions, administrators, domains);
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

  /** Signing in by sources to which browsers are sent. */
  public PostedSignIns postedSignIns() {
    return postedSignIns;
  }

  public BrowserSignIns browserSignIns() {
    return browserSignIns;
  }

  /** The home's key. */
  public HomeKey homeKey() {
    return homeKey;
  }

  /** What tells of changes. */
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

  FiredEvents<AccountRecovered> recovered() {
    return recovered;
  }

  FiredEvents<AccountDeleted> deleted() {
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

  public Tokens tokens() {
    return tokens;
  }

  /** The address table. */
  public Addresses addresses() {
    return addresses;
  }

  DigestSecrets digests() {
    return digests;
  }

  /** Signing in. */
  public Sessions sessions() {
    return sessions;
  }

  /** What makes accounts. */
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

  /** Passwords of single programs. */
  public ApplicationPasswords applicationPasswords() {
    return new ApplicationPasswordOperations(transactions, accounts, settings.settings(), audit);
  }

  /** Sites and programs that accounts sign in to with their account here. */
  public OAuthClients oauthClients() {
    return new OAuthClientOperations(transactions, audit);
  }

  /** Who lets them in. */
  public Authorizations authorizations() {
    return new AuthorizationOperations(
        database.transactions(), homeKey, new SealedTokens(homeKey), audit);
  }

  /** What they get for it. */
  public OAuthTokens oauthTokens() {
    var sealed = new SealedTokens(homeKey);
    var keys = new IdTokenKeys(database.transactions(), homeKey, settings.settings());
    return new OAuthTokenOperations(
        database.transactions(),
        new Grants(database.transactions(), transactions, settings.settings()),
        sealed,
        keys,
        new IssuedTokens(sealed, keys, settings.settings()),
        new Devices(database.transactions(), homeKey),
        registrations());
  }

  /** Programs that register themselves. */
  public ClientRegistrations registrations() {
    return new ClientRegistrationOperations(
        database.transactions(), addresses, settings.settings());
  }

  /** Second factors. */
  public SecondFactors secondFactors() {
    return new SecondFactorOperations(transactions, accounts, homeKey, settings.settings(), audit);
  }

  private SecondFactorSignIns secondFactorSignIns() {
    return new SecondFactorSignIns(database.transactions(), homeKey, settings.settings(), audit);
  }

  /** Passkeys. */
  public Passkeys passkeys() {
    return new PasskeyOperations(
        transactions, accounts, secondFactorSignIns(), homeKey, settings.settings(), audit);
  }

  /** A connection to its database. */
  public Connection connection() throws SQLException {
    return database.dataSource().getConnection();
  }

  /** Who lets devices in. */
  public DeviceAuthorizations deviceAuthorizations() {
    return new DeviceOperations(database.transactions(), audit, new GuessedCodes());
  }

  /** What accounts have open, and its end. */
  public AccountSessions accountSessions() {
    return new SessionOperations(
        transactions,
        accounts,
        connections,
        audit,
        new StandingAccesses(List.of(), audit),
        List.of(),
        List.of());
  }

  /** What mails codes for forgotten passwords. */
  public MailedCodes mailedCodes(OwnMail mail) {
    return new MailedCodes(
        database.transactions(),
        new KeptSecrets(settings.settings()),
        mail,
        settings.settings(),
        audit);
  }

  /** Forgotten passwords. */
  public ForgottenPasswords forgottenPasswords(MailedCodes mailed, OwnMail mail) {
    return new ForgottenPasswordOperations(
        transactions,
        accounts,
        homeKey,
        mail,
        mailed,
        new RecoveryLetters(mail, settings.settings()),
        settings.settings(),
        audit);
  }

  private boolean toOwner(String from, String to, byte[] message) {
    return lettersToOwners.add(to + "\n" + new String(message, StandardCharsets.UTF_8));
  }

  /** Sign-ins as they are noted. */
  public SignInNotes notes() {
    return notes;
  }

  /** The history of sign-ins. */
  public SignInHistory history() {
    return new SignInHistoryOperations(transactions, accounts, settings.settings());
  }

  /** What is open of accounts. */
  public OpenConnections connections() {
    return connections;
  }

  /** Takes who asks sources of identities. */
  public SourceUser sourceUser() {
    return offeredSources;
  }

  /** Sources of identities. */
  public IdentitySources identitySources() {
    return identitySources;
  }

  /** Who vouches for clients. */
  public ClientAuthorities clientAuthorities() {
    return clientAuthorities;
  }

  /** Whether one answers. */
  public SourceState state(IdentitySource source) {
    return asked.state(source);
  }

  /** For whom mail comes that is not here. */
  public NewcomerMail newcomers() {
    return newcomers;
  }

  /** Who is barred for guessing. */
  public Bars bars() {
    return bars;
  }

  /** What outlives a restart of who signs in from where; written when the test says so. */
  StoredBook book() {
    return book;
  }

  FirstStart firstStart() {
    return firstStart;
  }

  /** Changes a setting. */
  public void set(Scope scope, String key, String text) {
    done(
        settingChanges.change(
            ADMINISTRATOR, scope, Map.of(key, Optional.of(text)), OptionalLong.empty()));
  }

  /** Signs in by a password. */
  public SignIn signIn(String name, String password) {
    return sessions.signIn(new Credentials.Password("", name, password), loopback());
  }

  /** Signs in by a token. */
  public SignIn withToken(String secret) {
    return sessions.signIn(new Credentials.Token(secret), loopback());
  }

  SignIn withSession(String secret) {
    return sessions.signIn(new Credentials.WebSession(secret), loopback());
  }

  static Peer loopback() {
    return new Peer(Service.WEB, InetAddress.getLoopbackAddress(), false, "s1");
  }

  /** What the log was told of sign-ins. */
  public List<String> signInLog() {
    return List.copyOf(signInLog);
  }
}
