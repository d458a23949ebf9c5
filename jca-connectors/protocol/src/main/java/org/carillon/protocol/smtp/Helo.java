package org.carillon.protocol.smtp;

import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;

/** HELO (RFC 5321 §4.1.1.1): no extensions. */
final class Helo implements Command {

  @Override
  public Reply run(SmtpState state, String arguments) throws SyntaxException {
    if (state.lmtp()) {
      return Reply.of(500, "5.5.1", "This is LMTP: use LHLO");
    }
    String name = Ehlo.clientName(arguments);
    return state
        .greeted(name, false)
        .orElseGet(() -> Reply.of(250, "", state.terms().hostName() + " greets " + name));
  }
}
