package org.carillon.protocol.imap;

import java.io.IOException;

/** SETQUOTA (RFC 9208 §4.1.3): limits are set in administration, so nobody may here. */
final class SetQuotaCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    arguments.astring();
    arguments.expect(' ');
    arguments.expect('(');
    if (!arguments.take(')')) {
      do {
        arguments.atom();
        arguments.expect(' ');
        arguments.number();
      } while (arguments.take(' '));
      arguments.expect(')');
    }
    arguments.end();
    return Reply.no("NOPERM", "Quotas are set in administration");
  }
}
