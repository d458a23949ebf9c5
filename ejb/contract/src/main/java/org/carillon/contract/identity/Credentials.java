package org.carillon.contract.identity;

/** What a client shows to sign in. */
public sealed interface Credentials {

  /**
   * A name and its password (SASL PLAIN, LOGIN, IMAP LOGIN, POP3 USER/PASS, HTTP Basic, a sign-in
   * form).
   *
   * @param authorization the identity to act as (RFC 4616 authzid); empty for the name's own
   * @param name the address, alias or administrator's name, as typed
   * @param password as typed; prepared (RFC 8265 OpaqueString) by the core
   */
  record Password(String authorization, String name, String password) implements Credentials {
    /** Leaves the password out, so that no log can show it. */
    @Override
    public String toString() {
      return "Password[" + name + "]";
    }
  }

  /**
   * A name and a digest of its password with what the server said before (APOP, RFC 1939 §7).
   *
   * @param name the address, as typed
   * @param challenge what the server said
   * @param digest MD5 of that and the password, in hexadecimal
   */
  record Digest(String name, String challenge, String digest) implements Credentials {
    /** Leaves the digest out, so that no log can show it. */
    @Override
    public String toString() {
      return "Digest[" + name + "]";
    }
  }

  /**
   * A web session's key, as issued. It opens the web only: as a bearer token it is wrong.
   *
   * @param value the key's text
   */
  record WebSession(String value) implements Credentials {
    /** Leaves the key out, so that no log can show it. */
    @Override
    public String toString() {
      return "WebSession[]";
    }
  }

  /**
   * A bearer token, as issued.
   *
   * @param value the token's text
   */
  record Token(String value) implements Credentials {
    /** Leaves the token out, so that no log can show it. */
    @Override
    public String toString() {
      return "Token[]";
    }
  }
}
