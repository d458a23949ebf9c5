package org.carillon.protocol.smtp;

import java.io.IOException;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;

/** STARTTLS (RFC 3207); refused if more follows in the clear, which may be injected. */
final class StartTls implements Command {

  @Override
  public Reply run(SmtpState state, String arguments) throws SyntaxException, IOException {
    if (!arguments.isEmpty()) {
      throw new SyntaxException(501, "5.5.4", "No arguments expected");
    }
    if (!state.offersTls()) {
      return Reply.of(
          503,
          "5.5.1",
          state.wire().secure()
              ? "TLS is already active"
              : "STARTTLS is not allowed after authentication");
    }
    if (state.wire().pipelined()) {
      return Reply.closing(503, "5.5.1", "No data allowed before the TLS handshake");
    }
    state.wire().write(Reply.of(220, "2.0.0", "Go ahead").render());
    state.wire().startTls();
    state.encrypted();
    return Reply.NONE;
  }
}
