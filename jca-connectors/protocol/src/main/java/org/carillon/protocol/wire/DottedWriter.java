package org.carillon.protocol.wire;

import java.io.IOException;
import org.carillon.contract.content.Content;

/**
 * Writes a message with dot-stuffing and the final dot (RFC 5321 §4.5.2, RFC 1939 §3). CR or LF
 * alone goes out as CRLF: what one server sends as text, another must not take for an end (RFC 5321
 * §2.3.8). Lines of more than 998 octets are folded, which no server need take (§4.5.3.1.6).
 * Whoever changes this changes what is signed for the way out, too: mailauth's {@code SentBody}.
 */
public final class DottedWriter {
  private static final int CHUNK_OCTETS = 16_384;
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] FOLD = {'\r', '\n', ' '};

  /** RFC 5322 §2.1.1: without CRLF. */
  private static final int LINE_OCTETS = 998;

  /** In UTF-8; none is torn. */
  private static final int LONGEST_CHARACTER = 4;

  private final Wire wire;
  private byte last = '\n';
  private int lineOctets;

  public DottedWriter(Wire wire) {
    this.wire = wire;
  }

  /** Writes a whole message and the dot line. Once only. */
  public void write(Content content) throws IOException {
    byte[] buffer = new byte[(int) Math.clamp(content.size(), 1, CHUNK_OCTETS)];
    long position = 0;
    while (position < content.size()) {
      int n = content.read(position, buffer, 0, buffer.length);
      if (n < 0) {
        throw new IOException("Content ends at " + position);
      }
      write(buffer, n);
      position += n;
    }
    end();
  }

  /** Writes the next octets of a message. */
  public void write(byte[] octets, int length) throws IOException {
    int run = 0;
    for (int i = 0; i < length; i++) {
      byte b = octets[i];
      if (last == '\r' && b != '\n') {
        // A CR alone: completed here, so that what follows begins a line.
        wire.write(octets, run, i - run);
        wire.write(CRLF, 1, 1);
        run = i;
        last = '\n';
      }
      if (b == '\n' && last != '\r') {
        wire.write(octets, run, i - run);
        wire.write(CRLF, 0, 1);
        run = i;
      } else if (b == '.' && last == '\n') {
        wire.write(octets, run, i - run);
        wire.write(octets, i, 1);
        run = i;
      } else if (mustFold(b)) {
        wire.write(octets, run, i - run);
        wire.write(FOLD, 0, 3);
        run = i;
        lineOctets = 1;
      }
      lineOctets = b == '\n' ? 0 : lineOctets + 1;
      last = b;
    }
    wire.write(octets, run, length - run);
  }

  /** Whether the line has no room for an octet, or for the character that it begins. */
  private boolean mustFold(byte next) {
    return next != '\r'
        && next != '\n'
        && (lineOctets >= LINE_OCTETS
            || lineOctets > LINE_OCTETS - LONGEST_CHARACTER && (next & 0xc0) == 0xc0);
  }

  /** Writes the final dot, behind a CRLF in any case. */
  public void end() throws IOException {
    if (last == '\r') {
      wire.write(CRLF, 1, 1);
    } else if (last != '\n') {
      wire.write(CRLF, 0, 2);
    }
    wire.write(".\r\n");
  }
}
