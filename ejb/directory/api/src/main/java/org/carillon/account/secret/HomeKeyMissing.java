package org.carillon.account.secret;

/** This node has not the key that it needs; health says what to do. */
public class HomeKeyMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason in a sentence. */
  public HomeKeyMissing(String reason) {
    super(reason);
  }
}
