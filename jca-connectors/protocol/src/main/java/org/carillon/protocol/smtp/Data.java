package org.carillon.protocol.smtp;

import java.io.IOException;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;
import org.carillon.protocol.wire.CheckedLines;
import org.carillon.protocol.wire.DottedOctets;
import org.carillon.protocol.wire.Sink;

/** DATA (RFC 5321 §4.1.1.4): the message ends with a line of a single dot. */
final class Data implements Command {

  @Override
  public Reply run(SmtpState state, String arguments) throws SyntaxException, IOException {
    if (!arguments.isEmpty()) {
      throw new SyntaxException(501, "5.5.4", "No arguments expected");
    }
    try (IncomingMessage message = new IncomingMessage(state)) {
      state.wire().write(Reply.of(354, "", "Start mail input; end with <CRLF>.<CRLF>").render());
      long most = state.terms().messageOctets() + IncomingMessage.DRAIN_OCTETS;
      BareNewlinePolicy bare = state.terms().bareLineEnds();
      CheckedLines lines = new CheckedLines(message.sink(), bare);
      Sink sink = bare == BareNewlinePolicy.NORMALIZE ? lines : message.sink();
      DottedOctets.Result result = new DottedOctets(most, bare).read(state.wire(), sink);
      return result == DottedOctets.Result.ENDLESS ? message.endless() : message.finish(result);
    } finally {
      state.reset();
    }
  }

  @Override
  public Reply outOfOrder(SmtpState state) {
    return switch (state.phase()) {
      case SENDER -> state.noRecipients();
      // RFC 3030 §2: DATA and BDAT can't be mixed.
      case CHUNKS -> Reply.of(503, "5.5.1", "BDAT transaction in progress");
      case CONNECTED, GREETED, RECIPIENTS -> Reply.of(503, "5.5.1", "Send MAIL and RCPT first");
    };
  }
}
