package org.carillon.protocol.imap.session;

import java.io.IOException;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.SignInValidity;
import org.carillon.contract.net.Service.Encryption;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.sasl.SaslPeer;
import org.carillon.protocol.wire.Connection;

/** The sign-in of a session's client and its result (RFC 3501 §3.1, §6.2). */
public final class Authentication {
  private final ImapSession session;
  private final Connection connection;
  private final Sessions sessions;

  /** Null until the client signed in. */
  private Caller caller;

  Authentication(ImapSession session, Connection connection, Sessions sessions) {
    this.session = session;
    this.connection = connection;
    this.sessions = sessions;
  }

  /** Returns the signed-in user; only valid after sign-in. */
  Caller caller() {
    return caller;
  }

  boolean isDone() {
    return caller != null;
  }

  /** Returns whether the connection permits passwords. */
  public boolean passwordAllowed() {
    return sessions.passwordAllowed(connection.peer());
  }

  /** Returns whether the client can still start TLS. */
  public boolean mayStartTls() {
    return caller == null
        && !connection.wire().secure()
        && connection.service().encryption() == Encryption.STARTTLS;
  }

  /** Returns the peer of the SASL exchange. */
  public SaslPeer saslPeer() {
    return SaslPeer.of(connection, sessions);
  }

  /** Signs in; returns the command's reply. */
  public Reply signIn(Credentials credentials) throws IOException {
    return answered(sessions.signIn(credentials, connection.peer()));
  }

  /** Returns the command's reply to the result of a sign-in. */
  public Reply answered(SignIn answer) throws IOException {
    return switch (answer) {
      case SignIn.Admitted(Caller admitted, SignInValidity validity, var _) ->
          admit(admitted, validity);
      case SignIn.Rejected(var reason) ->
          switch (reason) {
            case WRONG -> {
              // A wrong password counts as a command in error.
              session.countBad();
              yield Reply.no("AUTHENTICATIONFAILED", "Authentication failed");
            }
            case NOT_ALLOWED ->
                Reply.no("CONTACTADMIN", "Account is disabled or not allowed to use IMAP");
            case NEEDS_ENCRYPTION -> Reply.no("PRIVACYREQUIRED", "Encryption required");
            case PASSWORD_EXPIRED ->
                Reply.no("EXPIRED", "Password expired, change it in the webmail");
            case NOT_AUTHORIZED_AS ->
                Reply.no("AUTHORIZATIONFAILED", "Not authorized to act as that user");
          };
      case SignIn.SecondFactorNeeded _ ->
          Reply.no("AUTHENTICATIONFAILED", "Application password or token required");
      case SignIn.TryLater _ -> {
        connection.log().fact("later", "sign-in");
        yield Reply.no("UNAVAILABLE", "Temporarily unavailable, try again later");
      }
    };
  }

  private Reply admit(Caller admitted, SignInValidity validity) throws IOException {
    if (!admitted.hasAccount()) {
      return Reply.no("AUTHORIZATIONFAILED", "This administrator account has no mailboxes");
    }
    caller = admitted;
    session.overQuotaAlert().signedIn();
    connection.wire().endWith(validity);
    connection.wire().signedIn(connection.limits().idle());
    connection.log().fact("user", admitted.name());
    return Reply.ok("CAPABILITY " + session.capabilities(), "Signed in");
  }
}
