package org.carillon.identity.internal.source.saml;

/** What is said in SAML is not as it must be. The message is for the log. */
final class UnfitSaml extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitSaml(String why) {
    super(why);
  }

  UnfitSaml(String why, Exception cause) {
    super(why + ": " + cause.getMessage(), cause);
  }
}
