package org.carillon.protocol.wire;

import java.io.IOException;
import org.carillon.contract.content.Content;

/**
 * Writes a message with dot-stuffing and the final dot (RFC 5321 §4.5.2, RFC 1939 §3). A lone CR or
 * LF is sent as CRLF: another server must not take our text for an end (RFC 5321 §2.3.8). Lines of
 * more than 998 octets, which no server must accept (§4.5.3.1.6), are folded. A change here also
 * changes the octets signed for outbound mail: mailauth's {@code SmtpFoldedBody}.
 */
public final class DottedWriter {
  private static final int CHUNK_OCTETS = 16_384;
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] FOLD = {'\r', '\n', ' '};

  /** The longest line without CRLF (RFC 5322 §2.1.1). */
  private static final int LINE_OCTETS = 998;

  /** The longest character in UTF-8; characters are never split. */
  private static final int LONGEST_CHARACTER = 4;

  private final Wire wire;
  private byte last = '\n';
  private int lineOctets;

  public DottedWriter(Wire wire) {
    this.wire = wire;
  }

  /** Writes a whole message and the dot line. Call it only once. */
  public void write(Content content) throws IOException {
    byte[] buffer = new byte[(int) Math.clamp(content.size(), 1, CHUNK_OCTETS)];
    long position = 0;
    while (position < content.size()) {
      int n = content.read(position, buffer, 0, buffer.length);
      if (n < 0) {
        throw new IOException("Content ends at " + position);
      }
      write(buffer, 0, n);
      position += n;
    }
    end();
  }

  /** Writes the next octets of a message. */
  public void write(byte[] octets, int offset, int length) throws IOException {
    int run = offset;
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      byte b = octets[i];
      if (last == '\r' && b != '\n') {
        // A lone CR: completed here, so that the next octet begins a line.
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
    wire.write(octets, run, end - run);
  }

  /** Returns whether the line has no room for an octet, or for the character that it begins. */
  private boolean mustFold(byte next) {
    return next != '\r'
        && next != '\n'
        && (lineOctets >= LINE_OCTETS
            || lineOctets > LINE_OCTETS - LONGEST_CHARACTER && (next & 0xc0) == 0xc0);
  }

  /** Writes the final dot, always after a CRLF. */
  public void end() throws IOException {
    if (last == '\r') {
      wire.write(CRLF, 1, 1);
    } else if (last != '\n') {
      wire.write(CRLF, 0, 2);
    }
    wire.write(".\r\n");
  }
}
