package org.carillon.protocol.imap.connection;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.SessionOver;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.sasl.SaslDialogue;
import org.carillon.protocol.sasl.SaslOutcome;

/** AUTHENTICATE (RFC 3501 §6.2.2) with an initial response (RFC 4959). */
public final class AuthenticateCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    Optional<Mechanism> mechanism = Mechanism.named(arguments.atom());
    Optional<String> initial = Optional.empty();
    if (arguments.take(' ')) {
      initial = Optional.of(arguments.atom());
    }
    arguments.end();
    if (mechanism.isEmpty()) {
      return Reply.no("CANNOT", "Unknown mechanism");
    }
    if (!session.authentication().passwordAllowed()) {
      return Reply.no("PRIVACYREQUIRED", "Please encrypt first");
    }
    session.out().release();
    return switch (new SaslDialogue(session.wire(), "+ ").run(mechanism.get(), initial)) {
      case SaslOutcome.Shown(var credentials) -> session.authentication().signIn(credentials);
      case SaslOutcome.Cancelled() -> Reply.bad("Cancelled");
      case SaslOutcome.Malformed() -> Reply.bad("Malformed response");
      case SaslOutcome.TooLong() -> Reply.bad("Response too long");
      case SaslOutcome.Gone _ -> throw new SessionOver("The client went away while signing in");
    };
  }

  /** Initial responses, and the mechanisms where a password may be sent. */
  public static List<String> capabilities(ImapSession session) {
    return session.isAuthenticated() || !session.authentication().passwordAllowed()
        ? List.of("SASL-IR")
        : List.of("SASL-IR", Mechanism.announce("AUTH=", " "));
  }
}
