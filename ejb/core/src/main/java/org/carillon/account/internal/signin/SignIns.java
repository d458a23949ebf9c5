package org.carillon.account.internal.signin;

import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.Principal;
import org.carillon.account.internal.hashing.PasswordHash;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.token.BearerTokens;
import org.carillon.account.internal.token.TokenRow;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.account.secret.Passwords;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.account.signin.FailedSignIns;
import org.carillon.account.signin.SignInAttempt;
import org.carillon.account.signin.SignInLog;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.Service;
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
  private static final SignIn TOO_MANY =
      new SignIn.NotNow("Too many passwords are being checked at the moment.");

  private final Transactions transactions;
  private final PasswordHashing hashing;
  private final BearerTokens tokens;
  private final SignInValidities validities;
  private final ApopDigests apop;
  private final Settings settings;
  private final FailedSignIns failedSignIns;
  private final RememberedPasswords remembered = new RememberedPasswords(System::nanoTime);
  private final SignInLimit limit = new SignInLimit();
  private final SignInLog log;
  private final LoginDelays delays = new LoginDelays(System::nanoTime);

  @Inject
  public SignIns(
      Transactions transactions,
      PasswordHashing hashing,
      BearerTokens tokens,
      SignInValidities validities,
      ApopDigests apop,
      Settings settings,
      FailedSignIns failedSignIns,
      SignInLog log) {
    this.transactions = transactions;
    this.hashing = hashing;
    this.tokens = tokens;
    this.validities = validities;
    this.apop = apop;
    this.settings = settings;
    this.failedSignIns = failedSignIns;
    this.log = log;
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
    Metrics.counter("carillon.sign-in", "service", peer.service().key(), "answer", word(answer))
        .increment();
    tell(credentials, peer, answer);
    return answer;
  }

  private void tell(Credentials credentials, Peer peer, SignIn answer) {
    String way = way(peer);
    switch (answer) {
      case SignIn.Admitted(Caller caller, var _) -> {
        // A session's key comes with each request, and was had by a sign-in.
        if (!(credentials instanceof Credentials.WebSession)) {
          log.admitted(way, peer.address(), caller.name());
        }
      }
      case SignIn.Rejected(SignIn.Reason reason) -> {
        // The key of a session that is over is no guess.
        if (!(credentials instanceof Credentials.WebSession)) {
          log.refused(
              way, peer.address(), typed(credentials), SignInLog.Answer.valueOf(reason.name()));
        }
      }
      case SignIn.TryLater later ->
          log.refused(
              way,
              peer.address(),
              typed(credentials),
              later instanceof SignIn.Barred ? SignInLog.Answer.BARRED : SignInLog.Answer.LATER);
    }
  }

  /** The service; of the web whether by REST or on pages, as its sessions' ids begin. */
  private static String way(Peer peer) {
    int dash = peer.session().indexOf('-');
    return peer.service() == Service.WEB && dash > 0
        ? peer.session().substring(0, dash)
        : peer.service().key();
  }

  private static String typed(Credentials credentials) {
    return switch (credentials) {
      case Credentials.Password password -> password.name();
      case Credentials.Digest digest -> digest.name();
      case Credentials.Token token -> "";
      case Credentials.WebSession session -> "";
    };
  }

  private static String word(SignIn answer) {
    return switch (answer) {
      case SignIn.Admitted admitted -> "admitted";
      case SignIn.Rejected(SignIn.Reason reason) -> reason.name().toLowerCase(Locale.ROOT);
      case SignIn.TryLater later -> "try_later";
    };
  }

  @Override
  public boolean digestOffered() {
    return apop.anywhere();
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
    // A digest is made for connections that anybody can read.
    if (!(credentials instanceof Credentials.Digest) && !passwordAllowed(peer)) {
      return new SignIn.Rejected(SignIn.Reason.NEEDS_ENCRYPTION);
    }
    try {
      return switch (credentials) {
        case Credentials.Password password ->
            guarded(password.name(), peer, attempt -> check(password, peer, attempt));
        case Credentials.Digest digest ->
            guarded(digest.name(), peer, attempt -> check(digest, peer, attempt));
        case Credentials.Token(String value) -> bySecret(value, TokenRow.Kind.BEARER, peer);
        case Credentials.WebSession(String value) -> bySecret(value, TokenRow.Kind.WEB, peer);
      };
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return new SignIn.NotNow("The database or the home's key is not available now.");
    }
  }

  private SignIn admitted(
      Principal principal, Peer peer, Proof proof, SignInValidities.Moment read) {
    return new SignIn.Admitted(principal.caller(peer, proof), validities.of(principal, read));
  }

  private SignIn bySecret(String value, TokenRow.Kind kind, Peer peer) {
    SignInValidities.Moment now = validities.now();
    return tokens
        .principal(value, kind)
        .map(
            principal ->
                principal.enabled()
                    ? admitted(principal, peer, kind.proof(), now)
                    : new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED))
        .orElse(WRONG);
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
      case SignIn.TryLater later -> true;
    };
  }

  private SignIn check(Credentials.Password typed, Peer peer, SignInAttempt attempt) {
    var prepared = Passwords.prepare(typed.password());
    if (prepared.isEmpty()) {
      return WRONG;
    }
    SignInValidities.Moment now = validities.now();
    var principal = transactions.read(entities -> Principal.find(entities, typed.name()));
    if (!isOf(attempt, principal)) {
      return barred(attempt);
    }
    var hash = principal.flatMap(known -> PasswordHash.parse(known.hash()));
    var matches =
        matches(
            principal.map(Principal::name).orElse(""),
            hash.orElseGet(hashing::nobodys),
            prepared.get(),
            attempt);
    if (matches.isEmpty()) {
      return attempt.goesOn() ? TOO_MANY : barred(attempt);
    }
    if (!matches.get() || hash.isEmpty()) {
      return WRONG;
    }
    if (!principal.get().enabled()) {
      return new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
    }
    if (!mayActAs(principal.get(), typed.authorization())) {
      return new SignIn.Rejected(SignIn.Reason.NOT_AUTHORIZED_AS);
    }
    if (hashing.isOutdated(hash.get())) {
      renew(principal.get(), prepared.get());
    }
    return admitted(principal.get(), peer, Proof.PASSWORD, now);
  }

  /** Tells whose name it is, where it is anybody's; whether to go on. */
  private static boolean isOf(SignInAttempt attempt, Optional<Principal> principal) {
    return principal.map(known -> attempt.isOf(known.name(), known.passwordMark())).orElse(true);
  }

  /** Whether the hash is the password's; empty if that cannot be said now. */
  private Optional<Boolean> matches(
      String name, PasswordHash hash, String prepared, SignInAttempt attempt) {
    Duration time = settings.value(DirectorySettings.REMEMBER);
    if (remembered.holds(name, hash, prepared, time)) {
      countCheck("remembered");
      return Optional.of(true);
    }
    var matches = hashing.matches(hash, prepared, attempt);
    matches.ifPresent(done -> countCheck("hashed"));
    if (time.isPositive() && matches.orElse(false)) {
      remembered.add(name, hash, prepared);
    }
    return matches;
  }

  private static void countCheck(String how) {
    Metrics.counter("carillon.sign-in.password", "checked", how).increment();
  }

  private SignIn check(Credentials.Digest shown, Peer peer, SignInAttempt attempt) {
    SignInValidities.Moment now = validities.now();
    ApopDigests.Look look = transactions.read(entities -> apop.look(entities, shown));
    if (!isOf(attempt, look.principal())) {
      return barred(attempt);
    }
    if (look.principal().isEmpty() || !look.matches()) {
      return WRONG;
    }
    return look.principal().get().enabled()
        ? admitted(look.principal().get(), peer, Proof.PASSWORD, now)
        : new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
  }

  private boolean mayActAs(Principal principal, String authorization) {
    return authorization.isEmpty()
        || transactions.read(
            entities ->
                Principal.find(entities, authorization)
                    .filter(other -> other.name().equals(principal.name()))
                    .isPresent());
  }

  /** The cost was changed since the password was set: this is when its text is at hand. */
  private void renew(Principal principal, String prepared) {
    Optional<PasswordHash> renewed = hashing.hash(prepared);
    renewed.ifPresent(
        hash ->
            transactions.run(
                entities -> {
                  String table =
                      principal.account() == 0
                          ? "UPDATE AdministratorRow r SET r.password = :new WHERE r.id = :id"
                          : "UPDATE CredentialRow r SET r.password = :new WHERE r.account = :id";
                  entities
                      .createQuery(table + " AND r.password = :old")
                      .setParameter("new", hash.text())
                      .setParameter("old", principal.hash())
                      .setParameter(
                          "id",
                          principal.account() == 0
                              ? principal.administrator()
                              : principal.account())
                      .executeUpdate();
                }));
  }
}
