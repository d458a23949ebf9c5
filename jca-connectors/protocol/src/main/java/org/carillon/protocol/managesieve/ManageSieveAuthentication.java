package org.carillon.protocol.managesieve;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.SignInValidity;
import org.carillon.contract.net.Service.Encryption;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.sasl.SaslDialogue;
import org.carillon.protocol.sasl.SaslOutcome;
import org.carillon.protocol.sasl.SaslPeer;
import org.carillon.protocol.wire.Connection;

/** The client's sign-in (RFC 5804 §2.1); challenges and responses are Base64 strings. */
final class ManageSieveAuthentication {

  private static final ManageSieveReply ENCRYPT_FIRST =
      new ManageSieveReply.No("ENCRYPT-NEEDED", "Encryption required");

  private final Connection connection;
  private final Sessions sessions;
  private final ManageSieveReader reader;
  private final ManageSieveWriter writer;

  /** Null until the client signed in. */
  private Caller caller;

  ManageSieveAuthentication(
      Connection connection,
      Sessions sessions,
      ManageSieveReader reader,
      ManageSieveWriter writer) {
    this.connection = connection;
    this.sessions = sessions;
    this.reader = reader;
    this.writer = writer;
  }

  boolean isSignedIn() {
    return caller != null;
  }

  Caller caller() {
    return caller;
  }

  boolean mayStartTls() {
    return !isSignedIn()
        && !connection.wire().secure()
        && connection.service().encryption() == Encryption.STARTTLS;
  }

  ManageSieveReply startTls() {
    if (!mayStartTls()) {
      return new ManageSieveReply.No("", "TLS is not available");
    }
    if (connection.wire().pipelined()) {
      // Commands injected before the encryption must not be taken for the client's own.
      return new ManageSieveReply.Bye("", "No data allowed before the TLS handshake");
    }
    return new ManageSieveReply.BeginTls();
  }

  /** Returns to the state before the sign-in; TLS stays (RFC 5804 §2.14). */
  ManageSieveReply unauthenticate() {
    caller = null;
    connection.wire().signedOut();
    return new ManageSieveReply.Ok("Signed out");
  }

  ManageSieveReply authenticate(ManageSieveCommand command) throws IOException {
    Optional<Mechanism> mechanism = command.text(0).flatMap(Mechanism::named);
    int given = command.arguments().size();
    if (!command.hasStrings(given) || given < 1 || given > 2) {
      return new ManageSieveReply.Bad("Syntax: AUTHENTICATE mechanism");
    }
    if (mechanism.isEmpty()) {
      return new ManageSieveReply.No("", "Unknown mechanism");
    }
    SaslPeer peer = saslPeer();
    if (!mechanism.get().isOffered(peer)) {
      return connection.wire().secure()
          ? new ManageSieveReply.No("", "This mechanism is not offered")
          : ENCRYPT_FIRST;
    }
    Optional<byte[]> initial = Optional.empty();
    if (given == 2) {
      initial = Base64Strings.decode(command.octets(1));
      if (initial.isEmpty()) {
        return malformed();
      }
    }
    return switch (new SaslDialogue(new Base64Strings(reader, writer), peer)
        .run(mechanism.get(), initial)) {
      case SaslOutcome.Decided(SignIn answer, Optional<byte[]> last) -> answered(answer, last);
      case SaslOutcome.Cancelled() -> new ManageSieveReply.No("", "Cancelled");
      case SaslOutcome.Malformed() -> malformed();
      case SaslOutcome.TooLong() -> new ManageSieveReply.Bye("", "Response too long");
      case SaslOutcome.Gone(var how) -> ManageSieveSession.leave(how);
    };
  }

  private static ManageSieveReply malformed() {
    return new ManageSieveReply.No("", "Malformed response");
  }

  /** Returns the peer of the SASL exchange. */
  SaslPeer saslPeer() {
    return SaslPeer.of(connection, sessions);
  }

  private ManageSieveReply answered(SignIn answer, Optional<byte[]> last) {
    return switch (answer) {
      case SignIn.Admitted(Caller admitted, SignInValidity validity, var _) ->
          admit(admitted, validity, last);
      case SignIn.Rejected(SignIn.Reason reason) ->
          switch (reason) {
            case WRONG -> new ManageSieveReply.No("", "Authentication failed");
            case NOT_ALLOWED ->
                new ManageSieveReply.No(
                    "", "Account is disabled or not allowed to use ManageSieve");
            case NEEDS_ENCRYPTION -> ENCRYPT_FIRST;
            case PASSWORD_EXPIRED ->
                new ManageSieveReply.No("", "Password expired, change it in the webmail");
            case NOT_AUTHORIZED_AS ->
                new ManageSieveReply.No("", "Not authorized to act as that user");
          };
      case SignIn.SecondFactorNeeded _ ->
          new ManageSieveReply.No("", "Application password or token required");
      case SignIn.TryLater _ -> {
        connection.log().fact("later", "sign-in");
        yield new ManageSieveReply.No("TRYLATER", "Temporarily unavailable, try again later");
      }
    };
  }

  private ManageSieveReply admit(Caller admitted, SignInValidity validity, Optional<byte[]> last) {
    if (!admitted.hasAccount()) {
      return new ManageSieveReply.No("", "This administrator account has no scripts");
    }
    caller = admitted;
    connection.log().fact("user", admitted.name());
    connection.wire().endWith(validity);
    connection.wire().signedIn(connection.limits().idle());
    return new ManageSieveReply.SignedIn(last);
  }
}
