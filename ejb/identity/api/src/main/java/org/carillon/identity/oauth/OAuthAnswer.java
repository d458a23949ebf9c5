package org.carillon.identity.oauth;

/** The answer to a client. */
public sealed interface OAuthAnswer {

  /**
   * The request succeeded.
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
   * The request is refused (RFC 6749 §5.2, RFC 6750 §3.1).
   *
   * @param status the HTTP status
   * @param error the error code
   * @param description a sentence for the developer of the client, in ASCII
   */
  record Refused(int status, String error, String description) implements OAuthAnswer {}
}
