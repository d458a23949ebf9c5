package org.carillon.identity.internal.source.saml;

/**
 * Says that a SAML message or document is not acceptable. The exception's message is for the log.
 */
final class UnfitSaml extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitSaml(String why) {
    super(why);
  }

  UnfitSaml(String why, Exception cause) {
    super(why + ": " + cause.getMessage(), cause);
  }
}
