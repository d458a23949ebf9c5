package org.carillon.identity.internal.signin;

import java.time.Duration;
import java.util.function.Function;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.identity.signin.FailedSignIns;
import org.carillon.identity.signin.SignInAttempt;

/** Refuses attempts that might be guessing, before anything is looked up or hashed. */
final class GuardedSignIns {
  static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);
  static final SignIn TOO_MANY =
      new SignIn.NotNow("Too many passwords are being checked at the moment. Try again later.");

  private final FailedSignIns failedSignIns;
  private final SignInLimit limit;

  GuardedSignIns(FailedSignIns failedSignIns, SignInLimit limit) {
    this.failedSignIns = failedSignIns;
    this.limit = limit;
  }

  /**
   * Decides a sign-in, unless it is barred. Counts it if it was wrong.
   *
   * @param typed the name, as typed
   */
  SignIn decide(String typed, Peer peer, Function<SignInAttempt, SignIn> check) {
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

  static SignIn barred(SignInAttempt attempt) {
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
}
