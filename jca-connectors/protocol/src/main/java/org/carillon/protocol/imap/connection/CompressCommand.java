package org.carillon.protocol.imap.connection;

import java.io.IOException;
import java.util.List;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** COMPRESS (RFC 4978). The reply is not compressed; everything after it is, both ways. */
public final class CompressCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    String mechanism = arguments.word();
    arguments.end();
    if (!mechanism.equals("DEFLATE")) {
      throw new BadCommand("Unknown compression");
    }
    if (session.wire().isDeflated()) {
      return Reply.no("COMPRESSIONACTIVE", "Compression is already active");
    }
    if (session.wire().pipelined()) {
      throw new BadCommand("No data allowed before compression begins");
    }
    session.behindReply(session.wire()::deflate);
    return Reply.ok("DEFLATE active");
  }

  /** Announced to signed-in clients until compression is on. */
  public static List<String> capabilities(ImapSession session) {
    return session.isAuthenticated() && !session.wire().isDeflated()
        ? List.of("COMPRESS=DEFLATE")
        : List.of();
  }
}
