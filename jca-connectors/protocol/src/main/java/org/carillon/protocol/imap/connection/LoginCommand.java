package org.carillon.protocol.imap.connection;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Credentials;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** LOGIN (RFC 3501 §6.2.3). */
public final class LoginCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    if (!session.authentication().passwordAllowed()) {
      return Reply.no("PRIVACYREQUIRED", "Encryption required");
    }
    Optional<String> name = arguments.utf8();
    arguments.expect(' ');
    Optional<String> password = arguments.utf8();
    arguments.end();
    if (name.isEmpty() || password.isEmpty()) {
      return Reply.no("AUTHENTICATIONFAILED", "Authentication failed");
    }
    return session
        .authentication()
        .signIn(new Credentials.Password("", name.get(), password.get()));
  }

  /** LOGINDISABLED, announced where a password may not be sent (RFC 3501 §7.2.1). */
  public static List<String> capabilities(ImapSession session) {
    return session.isAuthenticated() || session.authentication().passwordAllowed()
        ? List.of()
        : List.of("LOGINDISABLED");
  }
}
