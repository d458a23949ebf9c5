package org.carillon.protocol.managesieve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.SignInValidity;
import org.carillon.contract.net.Service.Encryption;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.sasl.SaslExchange;
import org.carillon.protocol.sasl.SaslStep;
import org.carillon.protocol.wire.Connection;

/** The client says who it is (RFC 5804 §2.1), challenges and responses being strings of Base64. */
final class ManageSieveAuthentication {

  /** No mechanism here needs more steps. */
  private static final int MOST_STEPS = 8;

  private static final ManageSieveReply ENCRYPT_FIRST =
      new ManageSieveReply.No("ENCRYPT-NEEDED", "Please encrypt first");

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

  boolean passwordAllowed() {
    return sessions.passwordAllowed(peer());
  }

  boolean mayStartTls() {
    return !isSignedIn()
        && !connection.wire().secure()
        && connection.service().encryption() == Encryption.STARTTLS;
  }

  ManageSieveReply startTls() {
    if (!mayStartTls()) {
      return new ManageSieveReply.No("", "TLS can't be started here");
    }
    if (connection.wire().pipelined()) {
      // Commands slipped in before the encryption must not be taken for the client's own.
      return new ManageSieveReply.Bye("", "Nothing may be sent ahead of TLS");
    }
    return new ManageSieveReply.BeginTls();
  }

  ManageSieveReply authenticate(ManageSieveCommand command) throws IOException {
    Optional<Mechanism> mechanism = command.text(0).flatMap(Mechanism::named);
    int given = command.arguments().size();
    if (!command.hasStrings(given) || given < 1 || given > 2) {
      return new ManageSieveReply.Bad("AUTHENTICATE takes a mechanism");
    }
    if (mechanism.isEmpty()) {
      return new ManageSieveReply.No("", "Unknown mechanism");
    }
    if (!passwordAllowed()) {
      return ENCRYPT_FIRST;
    }
    Optional<byte[]> response = Optional.empty();
    if (given == 2) {
      response = decode(command.octets(1));
      if (response.isEmpty()) {
        return malformed();
      }
    }
    SaslExchange exchange = mechanism.get().begin();
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      switch (exchange.step(response)) {
        case SaslStep.Shown(Credentials credentials) -> {
          return signIn(credentials);
        }
        case SaslStep.Malformed() -> {
          return malformed();
        }
        case SaslStep.Challenge(String text) -> {
          writer.string(encode(text));
          writer.end();
          switch (reader.string()) {
            case ManageSieveReader.Read.Command(ManageSieveCommand said) -> {
              if (!said.hasStrings(1)) {
                return malformed();
              }
              if (said.text(0).filter("*"::equals).isPresent()) {
                return new ManageSieveReply.No("", "Cancelled");
              }
              response = decode(said.octets(0));
            }
            case ManageSieveReader.Read.Malformed _ -> {
              return malformed();
            }
            case ManageSieveReader.Read.TooLong _ -> {
              return new ManageSieveReply.Bye("", "Response too long");
            }
            case ManageSieveReader.Read.Other(var input) -> {
              return ManageSieveSession.leave(input);
            }
          }
          if (response.isEmpty()) {
            return malformed();
          }
        }
      }
    }
    return malformed();
  }

  private static ManageSieveReply malformed() {
    return new ManageSieveReply.No("", "Malformed response");
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> decode(byte[] octets) {
    try {
      return Optional.of(Base64.getDecoder().decode(octets));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Peer peer() {
    return new Peer(
        connection.service(),
        connection.client(),
        connection.wire().secure(),
        connection.session());
  }

  private ManageSieveReply signIn(Credentials credentials) {
    return switch (sessions.signIn(credentials, peer())) {
      case SignIn.Admitted(Caller admitted, SignInValidity validity) -> admit(admitted, validity);
      case SignIn.Rejected(SignIn.Reason reason) ->
          switch (reason) {
            case WRONG -> new ManageSieveReply.No("", "Name or password is wrong");
            case NOT_ALLOWED ->
                new ManageSieveReply.No("", "This account may not manage scripts here");
            case NEEDS_ENCRYPTION -> ENCRYPT_FIRST;
            case NOT_AUTHORIZED_AS ->
                new ManageSieveReply.No("", "Not allowed to act for that account");
          };
      case SignIn.TryLater _ -> {
        connection.log().fact("later", "sign-in");
        yield new ManageSieveReply.No("TRYLATER", "Not now, please try again");
      }
    };
  }

  private ManageSieveReply admit(Caller admitted, SignInValidity validity) {
    if (!admitted.hasAccount()) {
      return new ManageSieveReply.No("", "This administrator has no scripts");
    }
    caller = admitted;
    connection.log().fact("user", admitted.name());
    connection.wire().endWith(validity);
    connection.wire().signedIn(connection.limits().idle());
    return new ManageSieveReply.SignedIn();
  }
}
