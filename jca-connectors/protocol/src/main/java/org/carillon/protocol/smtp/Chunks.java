package org.carillon.protocol.smtp;

import java.io.IOException;
import org.carillon.contract.mail.Verdict;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.wire.CheckedLines;
import org.carillon.protocol.wire.Sink;

/** A message in chunks, sent by BDAT (RFC 3030) or fetched by BURL (RFC 4468). */
final class Chunks implements AutoCloseable {
  private static final Reply GOES_ON = Reply.of(250, "2.5.0", "Waiting for the rest");

  private final IncomingMessage message;
  private final CheckedLines lines;
  private final long most;

  /** Creates a message to the accepted recipients. */
  Chunks(SmtpState state) {
    this.message = new IncomingMessage(state);
    this.lines = new CheckedLines(message.sink(), state.terms().bareLineEnds());
    this.most = state.terms().messageOctets();
  }

  /** Returns the sink of the next chunk. */
  Sink sink() {
    return lines;
  }

  /** Returns how many more octets the message may have. */
  long room() {
    return Math.max(0, most - message.sink().size());
  }

  /** Notes a chunk that was discarded because it is too large. */
  void passOver(long octets) {
    message.sink().passOver(octets);
  }

  /** Ends a chunk; returns the reply. */
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
