package org.carillon.account.internal.signin;

import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import org.carillon.account.signin.SignInLog;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;

/** Tells what became of sign-ins. */
final class AnsweredSignIns {
  private final SignInLog log;

  AnsweredSignIns(SignInLog log) {
    this.log = log;
  }

  /** Tells the log and the figures. */
  void tell(Credentials credentials, Peer peer, SignIn answer) {
    Metrics.counter("carillon.sign-in", "service", peer.service().key(), "answer", word(answer))
        .increment();
    String way = way(peer);
    switch (answer) {
      case SignIn.Admitted(Caller caller, var _, var _) -> {
        // A session's key comes with each request, and was had by a sign-in.
        if (!(credentials instanceof Credentials.WebSession)) {
          log.admitted(way, peer.address(), caller.name(), by(credentials, caller));
        }
      }
      case SignIn.Rejected(SignIn.Reason reason) -> {
        // The key of a session that is over is no guess.
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
      case Credentials.Challenged challenged -> challenged.name();
      case Credentials.OwnPassword(Caller caller, var _) -> caller.name();
      case Credentials.SecondFactor _ -> "";
      case Credentials.Token token -> "";
      case Credentials.WebSession session -> "";
      case Credentials.Visit visit -> "";
      case Credentials.Ticket ticket -> "";
    };
  }

  /** Who showed who it is, where somebody acts for another. */
  private static String by(Credentials credentials, Caller caller) {
    return switch (credentials) {
      case Credentials.Password(String authorization, String name, String _)
          when !authorization.isEmpty() ->
          name;
      case Credentials.Challenged(String authorization, String name, var _)
          when !authorization.isEmpty() ->
          name;
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
