package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.List;

/** STARTTLS (RFC 3501 §6.2.1): answered in the clear, what follows is encrypted. */
final class StartTlsCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    if (!session.authentication().mayStartTls()) {
      throw new BadCommand("TLS can't be started here");
    }
    if (session.wire().pipelined()) {
      // Commands slipped in before the encryption must not be taken for the client's own.
      session.bye("Commands were sent ahead of TLS");
      throw new BadCommand("Nothing may be sent ahead of TLS");
    }
    session.behindReply(session.wire()::startTls);
    return Reply.ok("Begin TLS now");
  }

  /** Announced while the client can turn to TLS. */
  static List<String> capabilities(ImapSession session) {
    return session.authentication().mayStartTls() ? List.of("STARTTLS") : List.of();
  }
}
