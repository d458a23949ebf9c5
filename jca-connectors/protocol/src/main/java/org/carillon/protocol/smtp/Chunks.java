package org.carillon.protocol.smtp;

import java.io.IOException;
import org.carillon.contract.mail.Verdict;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.wire.CheckedLines;
import org.carillon.protocol.wire.Sink;

/** A message that comes in chunks, sent by BDAT (RFC 3030) or fetched by BURL (RFC 4468). */
final class Chunks implements AutoCloseable {
  private static final Reply GOES_ON = Reply.of(250, "2.5.0", "Waiting for the rest");

  private final IncomingMessage message;
  private final CheckedLines lines;
  private final long most;

  /** A message to the recipients that were accepted. */
  Chunks(SmtpState state) {
    this.message = new IncomingMessage(state);
    this.lines = new CheckedLines(message.sink(), state.terms().bareLineEnds());
    this.most = state.terms().messageOctets();
  }

  /** Where the next chunk goes. */
  Sink sink() {
    return lines;
  }

  /** How many octets the message may still get. */
  long room() {
    return Math.max(0, most - message.sink().size());
  }

  /** A chunk came that there is no room for: it was not handed on. */
  void passOver(long octets) {
    message.sink().passOver(octets);
  }

  /** A chunk has ended: what that is answered. */
  Reply took(boolean last) throws IOException {
    if (last) {
      return message.finish(lines.finish());
    }
    Verdict verdict = message.verdict(lines.result());
    return verdict instanceof Verdict.Accepted ? GOES_ON : message.refuse(verdict);
  }

  @Override
  public void close() {
    message.close();
  }
}
