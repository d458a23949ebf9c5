package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carillon.account.access.AccessRules;
import org.carillon.account.internal.hashing.derived.SecretPolicy;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.account.secret.Passwords;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Evidence;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.ScramSalt;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.TicketExchange;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.database.Outage;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.application.ApplicationSignIns;
import org.carillon.identity.internal.application.ApplicationWatches;
import org.carillon.identity.internal.application.VerifiedProgramCredential;
import org.carillon.identity.internal.certificate.ClientCertificates;
import org.carillon.identity.internal.history.SignInRecorder;
import org.carillon.identity.internal.oauth.grant.OAuthSignIns;
import org.carillon.identity.internal.passkey.PasskeySignIns;
import org.carillon.identity.internal.secondfactor.FirstStep;
import org.carillon.identity.internal.secondfactor.SecondFactorSignIns;
import org.carillon.identity.internal.token.BearerTokens;
import org.carillon.identity.internal.token.TokenRow;
import org.carillon.identity.signin.FailedSignIns;
import org.carillon.identity.signin.SignInAttempt;
import org.carillon.identity.signin.SignInLog;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Signs callers in. This is the only place where a credential becomes a caller. */
@ApplicationScoped
public class SignIns implements Sessions {
  private static final Logger LOG = Logger.getLogger(SignIns.class);
  private static final Outage AWAY = new Outage(LOG, "Users cannot sign in");
  private static final SignIn WRONG = GuardedSignIns.WRONG;
  private static final SignIn EXPIRED = new SignIn.Rejected(SignIn.Reason.PASSWORD_EXPIRED);
  static final SignIn SOURCE_AWAY =
      new SignIn.NotNow("The identity source of this domain does not answer. Try again later.");

  private final Transactions transactions;
  private final SecretPolicy kept;
  private final SignInRevocation validities;
  private final NameCompletion names;
  private final ChallengeChecks challenges;
  private final PasswordAge age;
  private final ApplicationSignIns applications;
  private final SecondFactorSignIns secondFactors;
  private final PasskeySignIns passkeys;
  private final ClientCertificates certificates;
  private final Settings settings;
  private final FailedSignIns failedSignIns;
  private final PasswordVerification passwords;
  private final TicketSignIns tickets;
  private final SourcePasswords sources;
  private final SignInLimit limit = new SignInLimit();
  private final AuthorizationIdentities acting;
  private final GuardedSignIns guarded;
  private final SignInAuthorization admission;
  private final CredentialSignIns secrets;
  private final SignInReports answered;
  private final DomainLoginDelays delays;

  @Inject
  public SignIns(
      Transactions transactions,
      PasswordVerification passwords,
      SourcePasswords sources,
      ReturnedBrowsers visited,
      TicketSignIns tickets,
      SecretPolicy kept,
      BearerTokens tokens,
      OAuthSignIns grants,
      SignInRevocation validities,
      AuthorizationIdentities acting,
      NameCompletion names,
      AccessRules rules,
      ChallengeChecks challenges,
      PasswordAge age,
      ApplicationSignIns applications,
      ApplicationWatches applicationWatches,
      SecondFactorSignIns secondFactors,
      PasskeySignIns passkeys,
      ClientCertificates certificates,
      Settings settings,
      FailedSignIns failedSignIns,
      BannedClients banned,
      SignInRecorder notes,
      SignInLog log) {
    this.transactions = transactions;
    this.passwords = passwords;
    this.sources = sources;
    this.tickets = tickets;
    this.kept = kept;
    this.validities = validities;
    this.names = names;
    this.challenges = challenges;
    this.age = age;
    this.applications = applications;
    this.secondFactors = secondFactors;
    this.passkeys = passkeys;
    this.certificates = certificates;
    this.settings = settings;
    this.failedSignIns = failedSignIns;
    this.acting = acting;
    this.guarded = new GuardedSignIns(failedSignIns, limit);
    this.admission = new SignInAuthorization(validities, acting, rules, settings);
    this.secrets =
        new CredentialSignIns(
            banned,
            admission,
            validities,
            tokens,
            grants,
            certificates,
            visited,
            tickets,
            secondFactors,
            sources,
            applicationWatches);
    this.answered =
        new SignInReports(log, notes, key -> secondFactors.opened(key).map(FirstStep::name));
    this.delays = new DomainLoginDelays(transactions, settings);
  }

  @Override
  public boolean passwordAllowed(Peer peer) {
    return peer.secure()
        || peer.address().isLoopbackAddress()
        || settings.value(DirectorySettings.PLAIN_TEXT);
  }

  @Override
  public Optional<Caller> actingAs(Caller caller, String name) {
    return acting.as(caller, name);
  }

  @Override
  public SignIn signIn(Credentials credentials, Peer peer) {
    var answer = decide(credentials, peer);
    answered.tell(credentials, peer, answer);
    return answer;
  }

  @Override
  public Set<Challenge> challenges(Peer peer) {
    Set<Challenge> all = kept.challenges();
    if (all.isEmpty()) {
      return all;
    }
    OptionalLong domain = names.asked(peer);
    return all.stream()
        .filter(
            challenge ->
                challenge == Challenge.APOP
                    || (domain.isPresent()
                        ? kept.serve(challenge, domain.getAsLong())
                        : kept.serve(challenge)))
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<ScramSalt> scramSalt(Challenge challenge, String name, Peer peer) {
    return switch (failedSignIns.begin(
        name, peer.address(), ClientNetwork.isThisMachine(peer.address()))) {
      case FailedSignIns.Nobody() -> Optional.empty();
      case FailedSignIns.Barred _ -> Optional.empty();
      case FailedSignIns.Begun(SignInAttempt attempt) ->
          limit.enter(attempt.source()).flatMap(place -> salt(challenge, name, peer, place));
    };
  }

  private Optional<ScramSalt> salt(
      Challenge challenge, String name, Peer peer, SignInLimit.Place place) {
    try (place) {
      String account = names.complete(name, peer);
      return Optional.of(
          transactions.read(entities -> challenges.salt(entities, challenge, account)));
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> domain(Peer peer) {
    return names.domain(peer);
  }

  @Override
  public boolean takesTickets(Peer peer) {
    return tickets.areTaken(peer);
  }

  @Override
  public Optional<TicketExchange> beginTicket(Peer peer) {
    return tickets.begin();
  }

  @Override
  public Duration loginDelay() {
    return delays.longest();
  }

  @Override
  public Duration loginDelay(Caller caller) {
    return delays.of(caller);
  }

  @Override
  public boolean beginLogin(Caller caller) {
    return delays.begin(caller);
  }

  private SignIn decide(Credentials credentials, Peer peer) {
    // Evidence is made for connections that anybody can read.
    if (!(credentials instanceof Credentials.Challenged) && !passwordAllowed(peer)) {
      return new SignIn.Rejected(SignIn.Reason.NEEDS_ENCRYPTION);
    }
    try {
      return switch (credentials) {
        case Credentials.Password(String authorization, String typed, String password) ->
            guarded.decide(
                typed,
                peer,
                attempt -> {
                  String name = names.complete(typed, peer);
                  var whole = new Credentials.Password(authorization, name, password);
                  return check(whole, peer, attempt, true);
                });
        case Credentials.OwnPassword(Caller caller, String password) -> {
          var whole = new Credentials.Password("", caller.name(), password);
          yield guarded.decide(caller.name(), peer, attempt -> check(whole, peer, attempt, false));
        }
        case Credentials.Renewal renewal ->
            guarded.decide(renewal.name(), peer, attempt -> check(renewal, peer, attempt));
        case Credentials.SecondFactor(String key, String code) ->
            second(key, known -> secondFactors.takes(known, code, peer), peer);
        case Credentials.Passkey shown -> byPasskey(shown, peer);
        case Credentials.Challenged(String authorization, String typed, Evidence evidence) ->
            guarded.decide(
                typed,
                peer,
                attempt -> {
                  String name = names.complete(typed, peer);
                  return check(
                      new Credentials.Challenged(authorization, name, evidence), peer, attempt);
                });
        case Credentials.Token(String authorization, String value) ->
            secrets.byToken(value, TokenRow.Kind.BEARER, authorization, peer);
        case Credentials.ClientCertificate(String authorization, List<X509Certificate> chain) ->
            secrets.byCertificate(chain, authorization, peer);
        case Credentials.WebSession(String value) ->
            secrets.byToken(value, TokenRow.Kind.WEB, "", peer);
        case Credentials.Visit visit -> secrets.byVisit(visit, peer);
        case Credentials.Ticket(String authorization, TicketExchange exchange) ->
            secrets.byTicket(exchange, authorization, peer);
      };
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return new SignIn.NotNow(
          "The database or the home key is not available at the moment. Try again later.");
    }
  }

  @Override
  public boolean knows(List<X509Certificate> chain) {
    try {
      return certificates.of(chain).isPresent();
    } catch (PersistenceException failure) {
      AWAY.met(failure.getMessage());
      return false;
    }
  }

  /**
   * Checks a password.
   *
   * @param alone whether no other credential was shown before it
   */
  private SignIn check(
      Credentials.Password typed, Peer peer, SignInAttempt attempt, boolean alone) {
    var prepared = Passwords.prepare(typed.password());
    if (prepared.isEmpty()) {
      return WRONG;
    }
    SignInRevocation.Moment now = validities.now();
    var application = applications.find(typed.name(), prepared.get(), peer);
    if (application.isPresent()) {
      return byApplication(application.get(), typed.authorization(), peer, now, attempt);
    }
    return switch (passwords.look(typed.name(), prepared.get(), attempt)) {
      case PasswordVerification.Right(Principal principal) ->
          Optional.of(principal)
              .filter(known -> alone)
              .flatMap(known -> secondFactors.asked(known, peer))
              .orElseGet(
                  () ->
                      admission.admit(
                          principal,
                          typed.authorization(),
                          peer,
                          Proof.PASSWORD,
                          now,
                          Optional.empty()));
      // A user who is signed in already may show it to choose a new one.
      case PasswordVerification.Expired(Principal principal) ->
          alone
              ? EXPIRED
              : admission.admit(principal, "", peer, Proof.PASSWORD, now, Optional.empty());
      case PasswordVerification.Wrong() -> WRONG;
      case PasswordVerification.Refused() -> new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
      case PasswordVerification.Busy() -> GuardedSignIns.TOO_MANY;
      case PasswordVerification.Away() -> SOURCE_AWAY;
      case PasswordVerification.Barred() -> GuardedSignIns.barred(attempt);
    };
  }

  /** Checks a password shown to change it, with the second factor, if any, in the same step. */
  private SignIn check(Credentials.Renewal shown, Peer peer, SignInAttempt attempt) {
    var prepared = Passwords.prepare(shown.password());
    if (prepared.isEmpty()) {
      return WRONG;
    }
    SignInRevocation.Moment now = validities.now();
    String name = names.complete(shown.name(), peer);
    return switch (passwords.look(name, prepared.get(), attempt)) {
      case PasswordVerification.Right(Principal principal) -> renewed(principal, shown, peer, now);
      case PasswordVerification.Expired(Principal principal) ->
          renewed(principal, shown, peer, now);
      case PasswordVerification.Wrong() -> WRONG;
      case PasswordVerification.Refused() -> new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
      case PasswordVerification.Busy() -> GuardedSignIns.TOO_MANY;
      case PasswordVerification.Away() -> SOURCE_AWAY;
      case PasswordVerification.Barred() -> GuardedSignIns.barred(attempt);
    };
  }

  private SignIn renewed(
      Principal principal, Credentials.Renewal shown, Peer peer, SignInRevocation.Moment now) {
    Optional<SignIn> asked = secondFactors.asked(principal, peer);
    return asked.isPresent() && !secondFactors.takes(principal, shown.code(), peer)
        ? asked.get()
        : admission.admit(principal, "", peer, Proof.PASSWORD, now, Optional.empty());
  }

  /** Checks the second step of a client that showed the right password. */
  private SignIn second(String key, Predicate<Principal> right, Peer peer) {
    return secondFactors
        .opened(key)
        .map(first -> guarded.decide(first.name(), peer, go -> check(first, right, peer, go)))
        .orElse(WRONG);
  }

  private SignIn byPasskey(Credentials.Passkey shown, Peer peer) {
    if (!shown.first().isEmpty()) {
      return second(shown.first(), known -> passkeys.takes(known, shown, peer), peer);
    }
    return passkeys
        .owner(shown)
        .map(name -> guarded.decide(name, peer, go -> check(name, shown, peer, go)))
        .orElse(WRONG);
  }

  /** Checks a passkey without a password. One that verified its user counts as both factors. */
  private SignIn check(String name, Credentials.Passkey shown, Peer peer, SignInAttempt attempt) {
    SignInRevocation.Moment now = validities.now();
    var principal = transactions.read(entities -> Principal.find(entities, name));
    if (!PasswordVerification.isOf(attempt, principal)) {
      return GuardedSignIns.barred(attempt);
    }
    var known = principal.filter(one -> passkeys.takes(one, shown, peer));
    return known.isPresent() && !sources.isKnown(known.get())
        ? new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED)
        : known
            .map(one -> admission.admit(one, "", peer, Proof.PASSWORD, now, Optional.empty()))
            .orElse(WRONG);
  }

  private SignIn check(
      FirstStep first, Predicate<Principal> right, Peer peer, SignInAttempt attempt) {
    SignInRevocation.Moment now = validities.now();
    var principal = transactions.read(entities -> Principal.find(entities, first.name()));
    if (!PasswordVerification.isOf(attempt, principal)) {
      return GuardedSignIns.barred(attempt);
    }
    return principal
        .filter(first::isOf)
        .filter(right)
        .map(known -> admission.admit(known, "", peer, Proof.PASSWORD, now, Optional.empty()))
        .orElse(WRONG);
  }

  private SignIn byApplication(
      VerifiedProgramCredential shown,
      String authorization,
      Peer peer,
      SignInRevocation.Moment read,
      SignInAttempt attempt) {
    if (!PasswordVerification.isOf(attempt, Optional.of(shown.principal()))) {
      return GuardedSignIns.barred(attempt);
    }
    return secrets.byProgram(shown, authorization, peer, read);
  }

  private SignIn check(Credentials.Challenged shown, Peer peer, SignInAttempt attempt) {
    SignInRevocation.Moment now = validities.now();
    ChallengeChecks.Look look = transactions.read(entities -> challenges.look(entities, shown));
    if (!PasswordVerification.isOf(attempt, look.principal())) {
      return GuardedSignIns.barred(attempt);
    }
    if (look.proof().isEmpty()) {
      return WRONG;
    }
    Principal known = look.principal().orElseThrow();
    if (age.isOver(known)) {
      return EXPIRED;
    }
    return secondFactors
        .asked(known, peer)
        .orElseGet(
            () ->
                admission.admit(
                    known, shown.authorization(), peer, Proof.PASSWORD, now, look.proof()));
  }
}
