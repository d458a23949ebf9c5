package org.carillon.account.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.Principal;
import org.carillon.account.internal.application.ApplicationSignIns;
import org.carillon.account.internal.application.ApplicationWatches;
import org.carillon.account.internal.application.ShownApplicationPassword;
import org.carillon.account.internal.hashing.derived.KeptSecrets;
import org.carillon.account.internal.secondfactor.FirstStep;
import org.carillon.account.internal.secondfactor.SecondFactorSignIns;
import org.carillon.account.internal.token.BearerTokens;
import org.carillon.account.internal.token.TokenRow;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.account.secret.Passwords;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.account.signin.FailedSignIns;
import org.carillon.account.signin.SignInAttempt;
import org.carillon.account.signin.SignInLog;
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
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Signing in: the one place where a credential becomes a caller. */
@ApplicationScoped
public class SignIns implements Sessions {
  private static final Logger LOG = Logger.getLogger(SignIns.class);
  private static final Outage AWAY = new Outage(LOG, "Sign-in can't be decided");
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);
  private static final SignIn SOURCE_AWAY =
      new SignIn.NotNow("Who knows the passwords of this domain does not answer now.");
  private static final SignIn TOO_MANY =
      new SignIn.NotNow("Too many passwords are being checked at the moment.");

  private final Transactions transactions;
  private final KeptSecrets kept;
  private final BearerTokens tokens;
  private final Admissions admissions;
  private final ShortNames names;
  private final ChallengeChecks challenges;
  private final ApplicationSignIns applications;
  private final ApplicationWatches applicationWatches;
  private final SecondFactorSignIns secondFactors;
  private final Settings settings;
  private final FailedSignIns failedSignIns;
  private final BannedClients banned;
  private final ShownPasswords passwords;
  private final SourcePasswords sources;
  private final VisitedSources visited;
  private final TicketSignIns tickets;
  private final SignInLimit limit = new SignInLimit();
  private final AnsweredSignIns answered;
  private final LoginDelays delays = new LoginDelays(System::nanoTime);

  @Inject
  public SignIns(
      Transactions transactions,
      ShownPasswords passwords,
      SourcePasswords sources,
      VisitedSources visited,
      TicketSignIns tickets,
      KeptSecrets kept,
      BearerTokens tokens,
      Admissions admissions,
      ShortNames names,
      ChallengeChecks challenges,
      ApplicationSignIns applications,
      ApplicationWatches applicationWatches,
      SecondFactorSignIns secondFactors,
      Settings settings,
      FailedSignIns failedSignIns,
      BannedClients banned,
      SignInLog log) {
    this.transactions = transactions;
    this.passwords = passwords;
    this.sources = sources;
    this.visited = visited;
    this.tickets = tickets;
    this.kept = kept;
    this.tokens = tokens;
    this.admissions = admissions;
    this.names = names;
    this.challenges = challenges;
    this.applications = applications;
    this.applicationWatches = applicationWatches;
    this.secondFactors = secondFactors;
    this.settings = settings;
    this.failedSignIns = failedSignIns;
    this.banned = banned;
    this.answered = new AnsweredSignIns(log);
  }

  @Override
  public boolean passwordAllowed(Peer peer) {
    return peer.secure()
        || peer.address().isLoopbackAddress()
        || settings.value(DirectorySettings.PLAIN_TEXT);
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
    return settings.greatest(DirectorySettings.POP3_DELAY);
  }

  @Override
  public Duration loginDelay(Caller caller) {
    if (loginDelay().isZero()) {
      return Duration.ZERO;
    }
    return transactions
        .read(
            entities ->
                DirectoryQueries.account(entities, caller.account()).map(row -> row.domain().id()))
        .map(domain -> settings.value(DirectorySettings.POP3_DELAY, Scope.domain(domain)))
        .orElse(Duration.ZERO);
  }

  @Override
  public boolean beginLogin(Caller caller) {
    Duration delay = loginDelay(caller);
    return delay.isZero() || delays.begin(caller.account(), delay);
  }

  private SignIn decide(Credentials credentials, Peer peer) {
    // Evidence is made for connections that anybody can read.
    if (!(credentials instanceof Credentials.Challenged) && !passwordAllowed(peer)) {
      return new SignIn.Rejected(SignIn.Reason.NEEDS_ENCRYPTION);
    }
    try {
      return switch (credentials) {
        case Credentials.Password(String authorization, String typed, String password) ->
            guarded(
                typed,
                peer,
                attempt -> {
                  String name = names.complete(typed, peer);
                  var whole = new Credentials.Password(authorization, name, password);
                  return check(whole, peer, attempt, true);
                });
        case Credentials.OwnPassword(Caller caller, String password) -> {
          var whole = new Credentials.Password("", caller.name(), password);
          yield guarded(caller.name(), peer, attempt -> check(whole, peer, attempt, false));
        }
        case Credentials.SecondFactor(String key, String code) ->
            secondFactors
                .opened(key)
                .map(first -> guarded(first.name(), peer, go -> check(first, code, peer, go)))
                .orElse(WRONG);
        case Credentials.Challenged(String authorization, String typed, Evidence evidence) ->
            guarded(
                typed,
                peer,
                attempt -> {
                  String name = names.complete(typed, peer);
                  return check(
                      new Credentials.Challenged(authorization, name, evidence), peer, attempt);
                });
        case Credentials.Token(String authorization, String value) ->
            bySecret(value, TokenRow.Kind.BEARER, authorization, peer);
        case Credentials.WebSession(String value) -> bySecret(value, TokenRow.Kind.WEB, "", peer);
        case Credentials.Visit visit -> elsewhere(() -> visited.look(visit), "", peer);
        case Credentials.Ticket(String authorization, TicketExchange exchange) ->
            elsewhere(
                () -> tickets.look(exchange), tickets.authorization(exchange, authorization), peer);
      };
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return new SignIn.NotNow("The database or the home's key is not available now.");
    }
  }

  /** A ban ends what a client has, too: it may be a stolen key. */
  private SignIn bySecret(String value, TokenRow.Kind kind, String authorization, Peer peer) {
    Duration ban = banned.rest(peer.address());
    if (ban.isPositive()) {
      return new SignIn.Barred(ban);
    }
    SignInValidities.Moment now = admissions.now();
    return tokens
        .principal(value, kind)
        .map(
            principal ->
                admissions.admitted(
                    principal, authorization, peer, kind.proof(), now, Optional.empty()))
        .orElse(WRONG);
  }

  /** Nothing can be guessed: what is shown was sealed here, or by a key of this server. */
  private SignIn elsewhere(Supplier<VisitedSources.Look> look, String authorization, Peer peer) {
    Duration ban = banned.rest(peer.address());
    if (ban.isPositive()) {
      return new SignIn.Barred(ban);
    }
    SignInValidities.Moment now = admissions.now();
    return switch (look.get()) {
      case VisitedSources.Known(Principal principal, boolean isEnough) ->
          Optional.of(principal)
              .filter(_ -> !isEnough)
              .flatMap(known -> secondFactors.asked(known, peer))
              .orElseGet(
                  () ->
                      admissions.admitted(
                          principal,
                          names.complete(authorization, peer),
                          peer,
                          Proof.PASSWORD,
                          now,
                          Optional.empty()));
      case VisitedSources.Unknown() -> WRONG;
      case VisitedSources.Refused() -> new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
      case VisitedSources.Away() -> SOURCE_AWAY;
    };
  }

  /** Puts off what might be guessing, before anything is looked up or hashed. */
  private SignIn guarded(String typed, Peer peer, Function<SignInAttempt, SignIn> check) {
    return switch (failedSignIns.begin(
        typed, peer.address(), ClientNetwork.isThisMachine(peer.address()))) {
      case FailedSignIns.Nobody() -> WRONG;
      case FailedSignIns.Barred(Duration rest) -> new SignIn.Barred(rest);
      case FailedSignIns.Begun(SignInAttempt attempt) ->
          limit
              .enter(attempt.source())
              .map(place -> decided(attempt, check, place))
              .orElse(TOO_MANY);
    };
  }

  private static SignIn decided(
      SignInAttempt attempt, Function<SignInAttempt, SignIn> check, SignInLimit.Place place) {
    try (place) {
      SignIn answer = check.apply(attempt);
      return mayBeTold(answer, attempt) ? answer : barred(attempt);
    }
  }

  private static SignIn barred(SignInAttempt attempt) {
    return new SignIn.Barred(attempt.rest());
  }

  private static boolean mayBeTold(SignIn answer, SignInAttempt attempt) {
    return switch (answer) {
      case SignIn.Admitted admitted -> attempt.right();
      case SignIn.Rejected(SignIn.Reason reason) ->
          reason == SignIn.Reason.WRONG ? attempt.wrong() : attempt.goesOn();
      case SignIn.SecondFactorNeeded _ -> attempt.goesOn();
      case SignIn.TryLater later -> true;
    };
  }

  /**
   * Checks a password.
   *
   * @param alone whether nothing else was shown before it
   */
  private SignIn check(
      Credentials.Password typed, Peer peer, SignInAttempt attempt, boolean alone) {
    var prepared = Passwords.prepare(typed.password());
    if (prepared.isEmpty()) {
      return WRONG;
    }
    SignInValidities.Moment now = admissions.now();
    var application = applications.find(typed.name(), prepared.get(), peer);
    if (application.isPresent()) {
      return byApplication(application.get(), typed.authorization(), peer, now, attempt);
    }
    return switch (passwords.look(typed.name(), prepared.get(), attempt)) {
      case ShownPasswords.Right(Principal principal) ->
          Optional.of(principal)
              .filter(known -> alone)
              .flatMap(known -> secondFactors.asked(known, peer))
              .orElseGet(
                  () ->
                      admissions.admitted(
                          principal,
                          typed.authorization(),
                          peer,
                          Proof.PASSWORD,
                          now,
                          Optional.empty()));
      case ShownPasswords.Wrong() -> WRONG;
      case ShownPasswords.Refused() -> new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
      case ShownPasswords.Busy() -> TOO_MANY;
      case ShownPasswords.Away() -> SOURCE_AWAY;
      case ShownPasswords.Barred() -> barred(attempt);
    };
  }

  private SignIn check(FirstStep first, String code, Peer peer, SignInAttempt attempt) {
    SignInValidities.Moment now = admissions.now();
    var principal = transactions.read(entities -> Principal.find(entities, first.name()));
    if (!ShownPasswords.isOf(attempt, principal)) {
      return barred(attempt);
    }
    return principal
        .filter(first::isOf)
        .filter(known -> secondFactors.takes(known, code, peer))
        .map(known -> admissions.admitted(known, "", peer, Proof.PASSWORD, now, Optional.empty()))
        .orElse(WRONG);
  }

  private SignIn byApplication(
      ShownApplicationPassword shown,
      String authorization,
      Peer peer,
      SignInValidities.Moment read,
      SignInAttempt attempt) {
    if (!ShownPasswords.isOf(attempt, Optional.of(shown.principal()))) {
      return barred(attempt);
    }
    if (!shown.opens(peer) || !sources.isKnown(shown.principal())) {
      return new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
    }
    SignIn answer =
        admissions.admitted(
            shown.principal(), authorization, peer, Proof.TOKEN, read, Optional.empty());
    return answer instanceof SignIn.Admitted(Caller caller, var validity, var proof)
        ? new SignIn.Admitted(caller, applicationWatches.with(shown.id(), validity), proof)
        : answer;
  }

  private SignIn check(Credentials.Challenged shown, Peer peer, SignInAttempt attempt) {
    SignInValidities.Moment now = admissions.now();
    ChallengeChecks.Look look = transactions.read(entities -> challenges.look(entities, shown));
    if (!ShownPasswords.isOf(attempt, look.principal())) {
      return barred(attempt);
    }
    if (look.proof().isEmpty()) {
      return WRONG;
    }
    Principal known = look.principal().orElseThrow();
    return secondFactors
        .asked(known, peer)
        .orElseGet(
            () ->
                admissions.admitted(
                    known, shown.authorization(), peer, Proof.PASSWORD, now, look.proof()));
  }
}
