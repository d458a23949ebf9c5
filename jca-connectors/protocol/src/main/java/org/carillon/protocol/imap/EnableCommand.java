package org.carillon.protocol.imap;

import java.io.IOException;

/** ENABLE (RFC 5161): CONDSTORE is all there is to enable; other words are passed over. */
final class EnableCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    boolean condstore = false;
    do {
      arguments.expect(' ');
      condstore |= arguments.word().equals("CONDSTORE");
    } while (!arguments.atEnd());
    if (condstore && !session.condstore()) {
      session.enableCondstore();
      session.out().untagged("ENABLED CONDSTORE");
    } else {
      session.out().untagged("ENABLED");
    }
    return Reply.ok("Enabled");
  }
}
