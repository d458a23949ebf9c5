package org.carillon.account.internal.transaction;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;

/**
 * Refuses callers that did not prove their password. A finder of a token or open browser must not
 * be able to create lasting credentials, which would outlive the token or session.
 */
public final class PasswordProof {
  private PasswordProof() {}

  /** Returns whether a caller acts on its own account without having proved its password. */
  public static boolean isOwedBy(Caller caller, long account) {
    return account == caller.account() && caller.proof() != Proof.PASSWORD;
  }

  /** Returns why the caller may not change an administrator's credentials, or empty. */
  public static Optional<Failure> refusal(Caller caller, String administrator) {
    boolean isOwn = !caller.hasAccount() && caller.name().equals(administrator);
    if (isOwn && caller.proof() != Proof.PASSWORD) {
      return missing().asFailure();
    }
    return caller.proof() == Proof.TOKEN ? refusedToToken().asFailure() : Optional.empty();
  }

  /** Returns the refusal for a caller that signed in without the password. */
  public static <T> Answer<T> missing() {
    return Answer.failed(
        new Failure.NotAllowed(
            "needs-password", "This needs the current password, not a token or an open session."));
  }

  /** Returns the refusal for a caller with a token, if an open session is sufficient. */
  public static <T> Answer<T> refusedToToken() {
    return Answer.failed(
        new Failure.NotAllowed(
            "not-by-token",
            "A token cannot change the credentials of administrators. Sign in with the"
                + " password."));
  }
}
