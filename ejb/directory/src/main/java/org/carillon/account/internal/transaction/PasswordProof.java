package org.carillon.account.internal.transaction;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;

/**
 * Refusals to callers that did not show their password: what makes lasting credentials is not for
 * whoever found a token, or sits at a browser left open, and would outlive either.
 */
public final class PasswordProof {
  private PasswordProof() {}

  /** Whether somebody acts on the own account without having shown its password. */
  public static boolean isOwedBy(Caller caller, long account) {
    return account == caller.account() && caller.proof() != Proof.PASSWORD;
  }

  /**
   * Why the caller may not change what an administrator without an account signs in by; empty if
   * the proof is enough.
   */
  public static Optional<Failure> refusal(Caller caller, String administrator) {
    boolean isOwn = !caller.hasAccount() && caller.name().equals(administrator);
    if (isOwn && caller.proof() != Proof.PASSWORD) {
      return missing().asFailure();
    }
    return caller.proof() == Proof.TOKEN ? refusedToToken().asFailure() : Optional.empty();
  }

  /** To whoever signed in otherwise than by the password. */
  public static <T> Answer<T> missing() {
    return Answer.failed(
        new Failure.NotAllowed(
            "needs-password", "This needs the present password, not a token or an open session."));
  }

  /** To whoever showed a token, where an open session is enough. */
  public static <T> Answer<T> refusedToToken() {
    return Answer.failed(
        new Failure.NotAllowed(
            "not-by-token", "Credentials of administrators are not made by a token: sign in."));
  }
}
