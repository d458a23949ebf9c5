package org.carillon.protocol.imap.connection;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.SignIn;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.SessionEndedException;
import org.carillon.protocol.sasl.Base64Lines;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.sasl.SaslDialogue;
import org.carillon.protocol.sasl.SaslOutcome;
import org.carillon.protocol.sasl.SaslPeer;

/** AUTHENTICATE (RFC 3501 §6.2.2) with an initial response (RFC 4959). */
public final class AuthenticateCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    Optional<Mechanism> mechanism = Mechanism.named(arguments.atom());
    Optional<byte[]> initial = Optional.empty();
    if (arguments.take(' ')) {
      initial = Base64Lines.initial(arguments.atom());
      if (initial.isEmpty()) {
        return Reply.bad("The response is not valid Base64");
      }
    }
    arguments.end();
    if (mechanism.isEmpty()) {
      return Reply.no("CANNOT", "Unknown mechanism");
    }
    SaslPeer peer = session.authentication().saslPeer();
    if (!mechanism.get().isOffered(peer)) {
      return session.wire().secure()
          ? Reply.no("CANNOT", "This mechanism is not offered")
          : Reply.no("PRIVACYREQUIRED", "Encryption required");
    }
    session.out().release();
    var dialogue = new SaslDialogue(new Base64Lines(session.wire(), "+ "), peer);
    return switch (dialogue.run(mechanism.get(), initial)) {
      case SaslOutcome.Decided(SignIn answer, var _) -> session.authentication().answered(answer);
      case SaslOutcome.Cancelled() -> Reply.bad("Cancelled");
      case SaslOutcome.Malformed() -> Reply.bad("Malformed response");
      case SaslOutcome.TooLong() -> Reply.bad("Response too long");
      case SaslOutcome.Gone _ ->
          throw new SessionEndedException("The client closed the connection during authentication");
    };
  }

  /** Announces initial responses and the mechanisms that are offered. */
  public static List<String> capabilities(ImapSession session) {
    SaslPeer peer = session.authentication().saslPeer();
    return session.isAuthenticated() || !Mechanism.anyFor(peer)
        ? List.of("SASL-IR")
        : List.of("SASL-IR", Mechanism.announce(peer, "AUTH=", " "));
  }
}
