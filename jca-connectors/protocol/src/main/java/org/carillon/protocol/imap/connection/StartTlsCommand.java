package org.carillon.protocol.imap.connection;

import java.io.IOException;
import java.util.List;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** STARTTLS (RFC 3501 §6.2.1). The reply is in the clear; everything after it is encrypted. */
public final class StartTlsCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    if (!session.authentication().mayStartTls()) {
      throw new BadCommand("TLS is not available");
    }
    if (session.wire().pipelined()) {
      // Commands injected before the encryption must not be taken for the client's own.
      session.bye("No data allowed before the TLS handshake");
      throw new BadCommand("No data allowed before the TLS handshake");
    }
    session.behindReply(session.wire()::startTls);
    return Reply.ok("Begin TLS negotiation now");
  }

  /** Announced while the client can start TLS. */
  public static List<String> capabilities(ImapSession session) {
    return session.authentication().mayStartTls() ? List.of("STARTTLS") : List.of();
  }
}
