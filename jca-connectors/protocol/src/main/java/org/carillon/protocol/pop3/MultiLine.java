package org.carillon.protocol.pop3;

import java.io.EOFException;
import java.io.IOException;
import org.carillon.contract.content.Content;
import org.carillon.protocol.wire.Wire;

/**
 * Writes a message as a multi-line response (RFC 1939 §3): CRLF line ends, a dot before each
 * leading dot, a lone dot at the end. Bare LFs, which POP3 lines can't contain, become CRLF.
 */
final class MultiLine {
  private static final int BLOCK = 8_192;

  private final Wire wire;
  private final byte[] in = new byte[BLOCK];

  /** Each octet becomes at most two. */
  private final byte[] out = new byte[2 * BLOCK];

  private boolean lineBegins = true;
  private byte last;

  MultiLine(Wire wire) {
    this.wire = wire;
  }

  /** Writes a range of a content. */
  void write(Content content, long position, long length) throws IOException {
    long at = position;
    while (at < position + length) {
      int n = content.read(at, in, 0, (int) Math.min(BLOCK, position + length - at));
      if (n < 0) {
        throw new EOFException("Content ends at " + at);
      }
      write(n);
      at += n;
    }
  }

  /** Writes the first lines of a content from a position on. */
  void writeLines(Content content, long position, long lines) throws IOException {
    long at = position;
    long left = lines;
    while (left > 0) {
      int n = content.read(at, in, 0, BLOCK);
      if (n < 0) {
        return;
      }
      int end = 0;
      while (end < n && left > 0) {
        if (in[end++] == '\n') {
          left--;
        }
      }
      write(end);
      at += end;
    }
  }

  private void write(int n) throws IOException {
    int length = 0;
    for (int i = 0; i < n; i++) {
      byte c = in[i];
      if (lineBegins && c == '.') {
        out[length++] = '.';
      } else if (c == '\n' && last != '\r') {
        out[length++] = '\r';
      }
      out[length++] = c;
      lineBegins = c == '\n';
      last = c;
    }
    wire.write(out, 0, length);
  }

  /** Ends the response. */
  void end() throws IOException {
    wire.write(lineBegins ? ".\r\n" : "\r\n.\r\n");
  }
}
