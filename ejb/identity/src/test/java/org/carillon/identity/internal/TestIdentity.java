package org.carillon.identity.internal;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.account.internal.CredentialRevocation;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.internal.access.AccessWatch;
import org.carillon.account.internal.access.ConfiguredAccessRules;
import org.carillon.account.internal.hashing.derived.SecretPolicy;
import org.carillon.account.internal.memory.ConfiguredAddresses;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.Service;
import org.carillon.contract.source.SourceDialerConsumer;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.identity.application.ApplicationPasswords;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.history.SignInHistory;
import org.carillon.identity.internal.application.ApplicationPasswordOperations;
import org.carillon.identity.internal.application.ApplicationSignIns;
import org.carillon.identity.internal.application.ApplicationWatches;
import org.carillon.identity.internal.certificate.ClientAuthorityEntries;
import org.carillon.identity.internal.certificate.ClientCertificates;
import org.carillon.identity.internal.forgotten.ForgottenPasswordOperations;
import org.carillon.identity.internal.forgotten.MailedCodes;
import org.carillon.identity.internal.forgotten.RecoveryMessages;
import org.carillon.identity.internal.guessing.BarOperations;
import org.carillon.identity.internal.guessing.CountedFailedSignIns;
import org.carillon.identity.internal.guessing.DatabaseKnownPlaces;
import org.carillon.identity.internal.guessing.LiftedBars;
import org.carillon.identity.internal.history.SignInHistoryOperations;
import org.carillon.identity.internal.history.SignInRecorder;
import org.carillon.identity.internal.oauth.AuthorizationOperations;
import org.carillon.identity.internal.oauth.DeviceCodeGuesses;
import org.carillon.identity.internal.oauth.DeviceOperations;
import org.carillon.identity.internal.oauth.IssuedTokens;
import org.carillon.identity.internal.oauth.OAuthTokenOperations;
import org.carillon.identity.internal.oauth.client.ClientRegistrationOperations;
import org.carillon.identity.internal.oauth.client.OAuthClientEntries;
import org.carillon.identity.internal.oauth.device.Devices;
import org.carillon.identity.internal.oauth.grant.Grants;
import org.carillon.identity.internal.oauth.grant.OAuthSignIns;
import org.carillon.identity.internal.oauth.grant.SealedTokens;
import org.carillon.identity.internal.oauth.key.IdTokenKeys;
import org.carillon.identity.internal.passkey.PasskeyOperations;
import org.carillon.identity.internal.passkey.PasskeySignIns;
import org.carillon.identity.internal.resetting.FirstStart;
import org.carillon.identity.internal.secondfactor.SecondFactorOperations;
import org.carillon.identity.internal.secondfactor.SecondFactorSignIns;
import org.carillon.identity.internal.session.AllUnattendedAccess;
import org.carillon.identity.internal.session.OpenConnections;
import org.carillon.identity.internal.session.SessionOperations;
import org.carillon.identity.internal.signin.AuthorizationIdentities;
import org.carillon.identity.internal.signin.ChallengeChecks;
import org.carillon.identity.internal.signin.NameCompletion;
import org.carillon.identity.internal.signin.PasswordAge;
import org.carillon.identity.internal.signin.PasswordRenewal;
import org.carillon.identity.internal.signin.PasswordVerification;
import org.carillon.identity.internal.signin.ReturnedBrowsers;
import org.carillon.identity.internal.signin.SignInRevocation;
import org.carillon.identity.internal.signin.SignIns;
import org.carillon.identity.internal.signin.SourcePasswords;
import org.carillon.identity.internal.signin.TicketSignIns;
import org.carillon.identity.internal.source.SourcesInUse;
import org.carillon.identity.internal.source.ask.AdapterSourceClients;
import org.carillon.identity.internal.source.ask.SourceClients;
import org.carillon.identity.internal.source.ask.SourceRequests;
import org.carillon.identity.internal.source.ask.SourceTests;
import org.carillon.identity.internal.source.entry.IdentitySourceEntries;
import org.carillon.identity.internal.source.provisioning.AccountProvisioning;
import org.carillon.identity.internal.source.provisioning.RecipientProvisioning;
import org.carillon.identity.internal.source.ticket.ServiceKeys;
import org.carillon.identity.internal.source.visit.BrowserSources;
import org.carillon.identity.internal.source.visit.PostedAnswers;
import org.carillon.identity.internal.source.visit.PostingSources;
import org.carillon.identity.internal.source.visit.Visits;
import org.carillon.identity.internal.token.BearerTokens;
import org.carillon.identity.internal.token.TokenOperations;
import org.carillon.identity.oauth.Authorizations;
import org.carillon.identity.oauth.ClientRegistrations;
import org.carillon.identity.oauth.DeviceAuthorizations;
import org.carillon.identity.oauth.OAuthTokens;
import org.carillon.identity.passkey.Passkeys;
import org.carillon.identity.secondfactor.SecondFactors;
import org.carillon.identity.session.AccountSessions;
import org.carillon.identity.signin.Bars;
import org.carillon.identity.signin.SignInLog;
import org.carillon.identity.source.BrowserSignIns;
import org.carillon.identity.source.PostedSignIns;
import org.carillon.identity.source.RecipientLookup;
import org.carillon.identity.token.Tokens;
import org.carillon.startup.DatabaseReady;
import org.carillon.testing.TestDatabase;

/** A test directory with principals that can sign in. */
public final class TestIdentity extends TestDirectory {
  /** The banned addresses, to which every service refuses to speak. */
  public final Set<InetAddress> banned = ConcurrentHashMap.newKeySet();

  private static final CredentialRevocation ENDS = new EndedPrincipals();

  private final TokenOperations tokens;
  private final ClientAuthorityEntries clientAuthorities;
  private final OpenConnections connections;
  private final AdapterSourceClients offeredSources = new AdapterSourceClients();
  private final SourceRequests asked;
  private final IdentitySourceEntries identitySources;
  private final RecipientProvisioning newcomers;
  private final SignInRevocation validities;
  private final DatabaseKnownPlaces book;
  private final List<String> signInLog = new CopyOnWriteArrayList<>();
  private final SignIns sessions;
  private final BrowserSignIns browserSignIns;
  private final PostedSignIns postedSignIns;
  private final BarOperations bars;
  private final SignInRecorder notes;

  public final List<String> messagesToOwners = new CopyOnWriteArrayList<>();

  private final FirstStart firstStart;

  /**
   * Creates the objects and connects them.
   *
   * @param home the folder in which the home key is made
   */
  public TestIdentity(TestDatabase database, Path home) {
    super(database, home, ENDS);
    book = new DatabaseKnownPlaces(sql());
    var failedSignIns =
        new CountedFailedSignIns(settings(), book, BannedClients.NONE, System::nanoTime);
    tell(failedSignIns);
    new LiftedBars(sql(), failedSignIns, versions()).start(new DatabaseReady());
    bars = new BarOperations(transactions(), audit());
    tokens =
        new TokenOperations(database().transactions(), transactions(), settings(), ENDS, audit());
    var bound = new ConfiguredAddresses(settings());
    bound.start();
    var applicationWatches = new ApplicationWatches(database().transactions());
    var principals = new KnownPrincipals(image(), database().transactions());
    connections = new OpenConnections(sql(), versions(), life());
    var rules = new ConfiguredAccessRules(settings());
    var access = new AccessWatch(rules, settings());
    access.start();
    validities =
        new SignInRevocation(
            database().transactions(), versions(), connections, access, applicationWatches);
    validities.start();
    clientAuthorities = new ClientAuthorityEntries(database().transactions(), versions(), audit());
    var clientCertificates =
        new ClientCertificates(principals, database().transactions(), versions());
    clientCertificates.start();
    var inUse = new SourcesInUse(database().transactions(), homeKey(), versions());
    inUse.start();
    var clients = new SourceClients(offeredSources, settings());
    asked = new SourceRequests(inUse, clients);
    identitySources =
        new IdentitySourceEntries(
            database().transactions(),
            versions(),
            audit(),
            homeKey(),
            asked,
            clients,
            new SourceTests(clients));
    var provisioning =
        new AccountProvisioning(
            database().transactions(), creation(), accounts(), settingChanges(), hashing());
    newcomers = new RecipientProvisioning(asked, provisioning, addresses(), settings());
    var sourcePasswords =
        new SourcePasswords(database().transactions(), settings(), asked, provisioning, hashing());
    notes = new SignInRecorder(database().transactions(), settings(), this::toOwner);
    var posted = new PostedAnswers(database().transactions(), homeKey());
    postedSignIns =
        new PostingSources(asked, posted, new Visits(database().transactions(), homeKey()));
    var visitedSources =
        new ReturnedBrowsers(
            database().transactions(),
            homeKey(),
            asked,
            provisioning,
            sourcePasswords,
            new Visits(database().transactions(), homeKey()),
            posted);
    var age = new PasswordAge(database().transactions(), settings(), this::toOwner);
    sessions =
        new SignIns(
            database().transactions(),
            new PasswordVerification(
                principals,
                hashing(),
                new PasswordRenewal(
                    database().transactions(), hashing(), newPasswords(), keptSecrets(), homeKey()),
                sourcePasswords,
                age,
                settings()),
            sourcePasswords,
            visitedSources,
            new TicketSignIns(
                new ServiceKeys(asked),
                asked,
                visitedSources,
                new NameCompletion(
                    principals, database().transactions(), addresses(), bound, settings())),
            keptSecrets(),
            new BearerTokens(database().transactions(), settings()),
            new OAuthSignIns(database().transactions(), new SealedTokens(homeKey())),
            validities,
            new AuthorizationIdentities(database().transactions(), settings()),
            new NameCompletion(
                principals, database().transactions(), addresses(), bound, settings()),
            rules,
            new ChallengeChecks(homeKey(), keptSecrets()),
            age,
            new ApplicationSignIns(database().transactions()),
            applicationWatches,
            secondFactorSignIns(),
            new PasskeySignIns(database().transactions(), homeKey(), settings(), audit()),
            clientCertificates,
            settings(),
            failedSignIns,
            address -> banned.contains(address) ? Duration.ofHours(1) : Duration.ZERO,
            notes,
            new SignInLog(signInLog::add));
    browserSignIns =
        new BrowserSources(
            asked,
            new Visits(database().transactions(), homeKey()),
            homeKey(),
            sessions,
            addresses(),
            settings());
    firstStart = new FirstStart(transactions(), administrators(), domains());
  }

  /** Returns signing in by sources whose answers browsers post. */
  public PostedSignIns postedSignIns() {
    return postedSignIns;
  }

  public BrowserSignIns browserSignIns() {
    return browserSignIns;
  }

  public Tokens tokens() {
    return tokens;
  }

  public Sessions sessions() {
    return sessions;
  }

  public ApplicationPasswords applicationPasswords() {
    return new ApplicationPasswordOperations(transactions(), accounts(), settings(), audit());
  }

  /** Returns the sites and programs to which accounts sign in with their account on this server. */
  public OAuthClientEntries oauthClients() {
    return new OAuthClientEntries(database().transactions(), versions(), audit(), domains());
  }

  public Authorizations authorizations() {
    return new AuthorizationOperations(
        database().transactions(), homeKey(), new SealedTokens(homeKey()), audit());
  }

  public OAuthTokens oauthTokens() {
    var sealed = new SealedTokens(homeKey());
    var keys = new IdTokenKeys(database().transactions(), homeKey(), settings());
    return new OAuthTokenOperations(
        database().transactions(),
        new Grants(database().transactions(), transactions(), settings()),
        sealed,
        keys,
        new IssuedTokens(sealed, keys, settings()),
        new Devices(database().transactions(), homeKey()),
        registrations());
  }

  /** Returns the registration of programs that register themselves. */
  public ClientRegistrations registrations() {
    return new ClientRegistrationOperations(database().transactions(), addresses(), settings());
  }

  public SecondFactors secondFactors() {
    return new SecondFactorOperations(transactions(), accounts(), homeKey(), settings(), audit());
  }

  private SecondFactorSignIns secondFactorSignIns() {
    return new SecondFactorSignIns(database().transactions(), homeKey(), settings(), audit());
  }

  public Passkeys passkeys() {
    return new PasskeyOperations(
        transactions(), accounts(), secondFactorSignIns(), homeKey(), settings(), audit());
  }

  /** Returns the operations by which users admit devices. */
  public DeviceAuthorizations deviceAuthorizations() {
    return new DeviceOperations(database().transactions(), audit(), new DeviceCodeGuesses());
  }

  public AccountSessions accountSessions() {
    return new SessionOperations(
        transactions(),
        accounts(),
        connections,
        ENDS,
        audit(),
        new AllUnattendedAccess(List.of(), audit()),
        List.of(),
        List.of());
  }

  /** Returns the sender of codes for forgotten passwords. */
  public MailedCodes mailedCodes(GeneratedMail mail) {
    return new MailedCodes(
        database().transactions(), new SecretPolicy(settings()), mail, settings(), audit());
  }

  public ForgottenPasswords forgottenPasswords(MailedCodes mailed, GeneratedMail mail) {
    return new ForgottenPasswordOperations(
        transactions(),
        accounts(),
        homeKey(),
        mail,
        mailed,
        new RecoveryMessages(mail, settings()),
        settings(),
        audit());
  }

  private boolean toOwner(String from, String to, byte[] message) {
    return messagesToOwners.add(to + "\n" + new String(message, StandardCharsets.UTF_8));
  }

  /** Returns the notes of sign-ins. */
  public SignInRecorder notes() {
    return notes;
  }

  public SignInHistory history() {
    return new SignInHistoryOperations(transactions(), accounts(), settings());
  }

  public OpenConnections connections() {
    return connections;
  }

  /** Returns the user of identity sources, to which the adapter offers its services. */
  public SourceDialerConsumer sourceUser() {
    return offeredSources;
  }

  public IdentitySourceEntries identitySources() {
    return identitySources;
  }

  /** Returns the look-up of recipients that have no account yet. */
  public RecipientLookup newcomers() {
    return newcomers;
  }

  public Bars bars() {
    return bars;
  }

  /** Returns the book of known places, which outlives a restart. Tests write it when they want. */
  public DatabaseKnownPlaces book() {
    return book;
  }

  public FirstStart firstStart() {
    return firstStart;
  }

  public SignIn signIn(String name, String password) {
    return sessions.signIn(new Credentials.Password("", name, password), loopback());
  }

  public SignIn withToken(String secret) {
    return sessions.signIn(new Credentials.Token(secret), loopback());
  }

  public SignIn withSession(String secret) {
    return sessions.signIn(new Credentials.WebSession(secret), loopback());
  }

  public static Peer loopback() {
    return new Peer(Service.WEB, InetAddress.getLoopbackAddress(), false, "s1");
  }

  /** Returns the lines that were logged about sign-ins. */
  public List<String> signInLog() {
    return List.copyOf(signInLog);
  }

  /** Returns what deletes the credentials of a principal. */
  public CredentialRevocation ends() {
    return ENDS;
  }

  public ClientAuthorityEntries clientAuthorities() {
    return clientAuthorities;
  }
}
