package org.carillon.account.internal;

import org.carillon.account.Answer;

/**
 * Refusals to callers that did not show their password: what makes lasting credentials is not for
 * whoever found a token, or sits at a browser left open, and would outlive either.
 */
final class PasswordProof {
  private PasswordProof() {}

  /** To whoever signed in otherwise than by the password. */
  static <T> Answer<T> missing() {
    return new Answer.NotAllowed<>(
        "needs-password", "This needs the present password, not a token or an open session.");
  }

  /** To whoever showed a token, where an open session is enough. */
  static <T> Answer<T> refusedToToken() {
    return new Answer.NotAllowed<>(
        "not-by-token", "Credentials of administrators are not made by a token: sign in.");
  }
}
