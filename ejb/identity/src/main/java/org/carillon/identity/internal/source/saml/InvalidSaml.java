package org.carillon.identity.internal.source.saml;

/** A SAML message or document is not acceptable. The exception's message is for the log. */
final class InvalidSaml extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidSaml(String why) {
    super(why);
  }

  InvalidSaml(String why, Exception cause) {
    super(why + ": " + cause.getMessage(), cause);
  }
}
