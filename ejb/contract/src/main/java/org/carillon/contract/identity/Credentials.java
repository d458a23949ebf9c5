package org.carillon.contract.identity;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** The credentials that a client presents to sign in. */
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
   * The password of a signed-in caller, entered again because an open session or a token is not
   * enough for an operation. It asks for no second factor.
   *
   * @param caller the signed-in caller
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
   * A password that may have expired, with the second factor if the user has one. It only allows
   * choosing another password.
   *
   * @param name as typed
   * @param password as typed
   * @param code the code of an authenticator, or a recovery code, as typed; empty for none
   */
  record Renewal(String name, String password, String code) implements Credentials {
    /** Leaves password and code out, so that no log can show them. */
    @Override
    public String toString() {
      return "Renewal[" + name + "]";
    }
  }

  /**
   * The second factor of a user who has entered the right password.
   *
   * @param key the key from {@link SignIn.SecondFactorNeeded}
   * @param code the code of an authenticator (RFC 6238), or a recovery code, as typed
   */
  record SecondFactor(String key, String code) implements Credentials {
    /** Leaves key and code out, so that no log can show them. */
    @Override
    public String toString() {
      return "SecondFactor[]";
    }
  }

  /**
   * The signed response of a passkey or security key (WebAuthn).
   *
   * @param first the key from {@link SignIn.SecondFactorNeeded} that the right password gave; empty
   *     if the passkey is used alone
   * @param note the note of the question that the response answers
   * @param origin the origin of the page, as the server knows it ({@code https://mail.example.com})
   * @param response the browser's response, in the form of {@code
   *     org.carillon.identity.passkey.Passkeys}
   */
  record Passkey(String first, String note, String origin, String response) implements Credentials {
    /** Leaves everything out, so that no log can show it. */
    @Override
    public String toString() {
      return "Passkey[]";
    }
  }

  /**
   * A Kerberos ticket that has established a security context.
   *
   * @param authorization the identity to act as (RFC 4752 §3.1); empty for the ticket's own
   */
  record Ticket(String authorization, TicketExchange exchange) implements Credentials {}

  /**
   * The return of a browser that was redirected to an external identity source.
   *
   * @param note the value that only this browser was given when it was redirected
   * @param said the parameters that it brings back, by name
   */
  record Visit(String note, Map<String, String> said) implements Credentials {
    public Visit {
      said = Map.copyOf(said);
    }

    /** Leaves the parameters out, so that no log can show them. */
    @Override
    public String toString() {
      return "Visit[]";
    }
  }

  /**
   * A name and a proof that its password is known.
   *
   * @param authorization the identity to act as (RFC 4422 §3.4.1); empty for the name's own
   * @param name the address, as typed
   */
  record Challenged(String authorization, String name, Evidence evidence) implements Credentials {}

  /**
   * A client certificate; TLS has verified that the client has its key (SASL EXTERNAL).
   *
   * @param authorization the identity to act as (RFC 4422 §3.4.1); empty for the certificate's own
   * @param chain the certificate first, then its issuers, as the client sent them, not validated
   *     yet
   */
  record ClientCertificate(String authorization, List<X509Certificate> chain)
      implements Credentials {
    public ClientCertificate {
      chain = List.copyOf(chain);
    }
  }

  /** The key of a web session, as issued. It is valid in the web only, not as a bearer token. */
  record WebSession(String value) implements Credentials {
    /** Leaves the key out, so that no log can show it. */
    @Override
    public String toString() {
      return "WebSession[]";
    }
  }

  /** A bearer token, as issued. The identity to act as is empty for the token's own. */
  record Token(String authorization, String value) implements Credentials {
    /** Creates a token that acts for its own account. */
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
