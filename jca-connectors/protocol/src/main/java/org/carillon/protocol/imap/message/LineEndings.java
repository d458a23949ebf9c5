package org.carillon.protocol.imap.message;

import java.io.IOException;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.wire.Sink;

/** Turns a lone LF of Unix files into CRLF: the stored message must conform to RFC 5322 §2.3. */
final class LineEndings implements Sink {
  private static final byte[] CRLF = {'\r', '\n'};

  private final MessageSink target;
  private byte last;
  private boolean hasNul;

  LineEndings(MessageSink target) {
    this.target = target;
  }

  /** Throws if the text had a NUL: only a literal8 may (RFC 9051 §9, RFC 3516 §4.4). */
  void check() throws BadCommand {
    if (hasNul) {
      throw BadCommand.nul();
    }
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    int run = offset;
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (octets[i] == '\n' && last != '\r') {
        target.write(octets, run, i - run);
        target.write(CRLF, 0, 2);
        run = i + 1;
      }
      last = octets[i];
      hasNul |= last == 0;
    }
    target.write(octets, run, end - run);
  }
}
