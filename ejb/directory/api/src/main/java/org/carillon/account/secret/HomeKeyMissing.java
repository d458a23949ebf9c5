package org.carillon.account.secret;

/** Thrown if this node lacks the home key that it needs. The health report says what to do. */
public class HomeKeyMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with the reason in a sentence. */
  public HomeKeyMissing(String reason) {
    super(reason);
  }
}
