package org.carillon.identity.oauth;

/** What a client is answered. */
public sealed interface OAuthAnswer {

  /**
   * It is done.
   *
   * @param json the body; empty for none
   */
  record Done(String json) implements OAuthAnswer {
    /** Leaves tokens out, so that no log can show them. */
    @Override
    public String toString() {
      return "Done[]";
    }
  }

  /**
   * It is refused (RFC 6749 §5.2, RFC 6750 §3.1).
   *
   * @param status the HTTP status
   * @param error the word for it
   * @param description a sentence for who writes the client, in ASCII
   */
  record Refused(int status, String error, String description) implements OAuthAnswer {}
}
