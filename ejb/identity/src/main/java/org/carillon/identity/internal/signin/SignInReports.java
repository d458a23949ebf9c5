package org.carillon.identity.internal.signin;

import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.TicketExchange;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.history.SignInRecorder;
import org.carillon.identity.signin.SignInLog;

/** Reports the results of sign-ins to the log, the metrics and the history. */
final class SignInReports {
  private final SignInLog log;
  private final SignInRecorder notes;
  private final Function<String, Optional<String>> firstSteps;

  /**
   * Creates the reporter.
   *
   * @param firstSteps finds the name of the account whose first step of a sign-in has the given key
   */
  SignInReports(
      SignInLog log, SignInRecorder notes, Function<String, Optional<String>> firstSteps) {
    this.log = log;
    this.notes = notes;
    this.firstSteps = firstSteps;
  }

  /** Reports a sign-in to the log, the metrics and the history. */
  void tell(Credentials credentials, Peer peer, SignIn answer) {
    Metrics.counter("carillon.sign-in", "service", peer.service().key(), "answer", word(answer))
        .increment();
    String way = way(peer);
    note(credentials, peer, way, answer);
    switch (answer) {
      case SignIn.Admitted(Caller caller, var _, var _) -> {
        // A session's secret comes with each request. The session's sign-in was logged.
        if (!(credentials instanceof Credentials.WebSession)) {
          log.admitted(way, peer.address(), caller.name(), by(credentials, caller));
        }
      }
      case SignIn.Rejected(SignIn.Reason reason) -> {
        // The secret of a session that has ended is not a guess.
        if (!(credentials instanceof Credentials.WebSession)) {
          log.refused(
              way, peer.address(), typed(credentials), SignInLog.Answer.valueOf(reason.name()));
        }
      }
      case SignIn.SecondFactorNeeded _ ->
          log.refused(
              way, peer.address(), typed(credentials), SignInLog.Answer.SECOND_FACTOR_NEEDED);
      case SignIn.TryLater later ->
          log.refused(
              way,
              peer.address(),
              typed(credentials),
              later instanceof SignIn.Barred ? SignInLog.Answer.BARRED : SignInLog.Answer.LATER);
    }
  }

  /** Writes to the account's history, but no use of open sessions and no intermediate steps. */
  private void note(Credentials credentials, Peer peer, String service, SignIn answer) {
    Optional<String> by = shown(credentials, answer);
    if (by.isEmpty()) {
      return;
    }
    switch (answer) {
      case SignIn.Admitted(Caller caller, var _, var _) ->
          notes.admitted(caller.account(), service, peer, by.get());
      case SignIn.SecondFactorNeeded(String key) when !key.isEmpty() -> {}
      case SignIn.NotNow _ -> {}
      case SignIn refused ->
          notes.refused(typed(credentials), service, peer, by.get(), word(refused));
    }
  }

  /** Returns the kind of credential, as the history names it, or empty if it has no place there. */
  private static Optional<String> shown(Credentials credentials, SignIn answer) {
    return switch (credentials) {
      case Credentials.Password _ ->
          Optional.of(
              answer instanceof SignIn.Admitted(Caller caller, var _, var _)
                      && caller.proof() == Proof.TOKEN
                  ? "application-password"
                  : "password");
      case Credentials.Renewal _ -> Optional.of("password");
      case Credentials.SecondFactor _ -> Optional.of("password-and-code");
      case Credentials.Passkey passkey ->
          Optional.of(passkey.first().isEmpty() ? "passkey" : "password-and-passkey");
      case Credentials.Challenged _ -> Optional.of("challenge");
      case Credentials.Token _ -> Optional.of("token");
      case Credentials.ClientCertificate _ -> Optional.of("certificate");
      case Credentials.Visit _ -> Optional.of("source");
      case Credentials.Ticket _ -> Optional.of("ticket");
      case Credentials.OwnPassword _, Credentials.WebSession _ -> Optional.empty();
    };
  }

  /** Returns the service; for the web {@code rest} or {@code web} by the session id's start. */
  private static String way(Peer peer) {
    int dash = peer.session().indexOf('-');
    return peer.service() == Service.WEB && dash > 0
        ? peer.session().substring(0, dash)
        : peer.service().key();
  }

  private String typed(Credentials credentials) {
    return switch (credentials) {
      case Credentials.Password password -> password.name();
      case Credentials.Renewal renewal -> renewal.name();
      case Credentials.Challenged challenged -> challenged.name();
      case Credentials.OwnPassword(Caller caller, var _) -> caller.name();
      case Credentials.SecondFactor(String key, String _) -> first(key);
      case Credentials.Passkey passkey -> first(passkey.first());
      case Credentials.Token token -> "";
      case Credentials.ClientCertificate _ -> "";
      case Credentials.WebSession session -> "";
      case Credentials.Visit visit -> "";
      case Credentials.Ticket _ -> "";
    };
  }

  /** Returns the account whose right password was shown before, or empty if unreadable or none. */
  private String first(String key) {
    try {
      return key.isEmpty() ? "" : firstSteps.apply(key).orElse("");
    } catch (HomeKeyMissing unreadable) {
      return "";
    }
  }

  /** Returns the principal that authenticated, not the caller if it acts for another. */
  private static String by(Credentials credentials, Caller caller) {
    return switch (credentials) {
      case Credentials.Password(String authorization, String name, String _)
          when !authorization.isEmpty() ->
          name;
      case Credentials.Challenged(String authorization, String name, var _)
          when !authorization.isEmpty() ->
          name;
      case Credentials.Ticket(String authorization, TicketExchange exchange)
          when !authorization.isEmpty() ->
          exchange.client().orElseGet(caller::name);
      case Credentials _ -> caller.name();
    };
  }

  private static String word(SignIn answer) {
    return switch (answer) {
      case SignIn.Admitted admitted -> "admitted";
      case SignIn.Rejected(SignIn.Reason reason) -> reason.name().toLowerCase(Locale.ROOT);
      case SignIn.SecondFactorNeeded _ -> "second_factor_needed";
      case SignIn.TryLater later -> "try_later";
    };
  }
}
