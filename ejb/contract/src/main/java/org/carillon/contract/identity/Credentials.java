package org.carillon.contract.identity;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

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
   * The password of somebody who is signed in, shown again: for what an open session or a token is
   * not enough. It asks for no second factor.
   *
   * @param caller who is signed in
   * @param password as typed
   */
  record OwnPassword(Caller caller, String password) implements Credentials {
    /** Leaves the password out, so that no log can show it. */
    @Override
    public String toString() {
      return "OwnPassword[" + caller.name() + "]";
    }
  }

  /**
   * A password that may be too old, with the second factor of who has one: only to choose another.
   *
   * @param name as typed
   * @param password as typed
   * @param code what an authenticator shows, or a recovery code, as typed; empty for none
   */
  record Renewal(String name, String password, String code) implements Credentials {
    /** Leaves both out, so that no log can show them. */
    @Override
    public String toString() {
      return "Renewal[" + name + "]";
    }
  }

  /**
   * The second factor of who showed the right password.
   *
   * @param key as {@link SignIn.SecondFactorNeeded} has it
   * @param code what an authenticator shows (RFC 6238), or a recovery code, as typed
   */
  record SecondFactor(String key, String code) implements Credentials {
    /** Leaves key and code out, so that no log can show them. */
    @Override
    public String toString() {
      return "SecondFactor[]";
    }
  }

  /**
   * What a passkey or security key signed (WebAuthn).
   *
   * @param first the key of the right password that was shown before, as {@link
   *     SignIn.SecondFactorNeeded} has it; empty for a passkey alone
   * @param note the note of the question that it answers
   * @param origin the page's, as the server knows it ({@code https://mail.example.com})
   * @param response the browser's answer, as {@code org.carillon.identity.passkey.Passkeys} says
   */
  record Passkey(String first, String note, String origin, String response) implements Credentials {
    /** Leaves everything out, so that no log can show it. */
    @Override
    public String toString() {
      return "Passkey[]";
    }
  }

  /**
   * A Kerberos ticket, by which a security context was established.
   *
   * @param authorization the identity to act as (RFC 4752 §3.1); empty for the ticket's own
   */
  record Ticket(String authorization, TicketExchange exchange) implements Credentials {}

  /**
   * A browser that comes back from a source of identities to which it was sent.
   *
   * @param note what it was given on its way, and no other browser
   * @param said what it brings from there, by name
   */
  record Visit(String note, Map<String, String> said) implements Credentials {
    /** Copies. */
    public Visit {
      said = Map.copyOf(said);
    }

    /** Leaves out what it brings, so that no log can show it. */
    @Override
    public String toString() {
      return "Visit[]";
    }
  }

  /**
   * A name, and evidence that its password is known.
   *
   * @param authorization the identity to act as (RFC 4422 §3.4.1); empty for the name's own
   * @param name the address, as typed
   */
  record Challenged(String authorization, String name, Evidence evidence) implements Credentials {}

  /**
   * A certificate whose key the client has, as TLS has seen to (SASL EXTERNAL).
   *
   * @param authorization the identity to act as (RFC 4422 §3.4.1); empty for the certificate's own
   * @param chain the certificate first, then its issuers, as the client sent them; judged by nobody
   *     yet
   */
  record ClientCertificate(String authorization, List<X509Certificate> chain)
      implements Credentials {
    /** Copies. */
    public ClientCertificate {
      chain = List.copyOf(chain);
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
   * @param authorization the identity to act as; empty for the token's own
   * @param value the token's text
   */
  record Token(String authorization, String value) implements Credentials {
    /** A token that acts as nobody else. */
    public Token(String value) {
      this("", value);
    }

    /** Leaves the token out, so that no log can show it. */
    @Override
    public String toString() {
      return "Token[]";
    }
  }
}
