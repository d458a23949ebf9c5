package org.carillon.format.mime.write;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Encodes what is written as quoted-printable (RFC 2045 §6.7). CRLF ends a line; a lone CR or LF is
 * encoded. Closing writes what is left and does not close the stream below.
 */
public final class QuotedPrintableEncoder extends FilterOutputStream {
  private static final int LINE = 76;
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] SOFT_END = {'=', '\r', '\n'};
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final int NOTHING = -1;

  /** The octet whose form depends on the next one: a CR or a blank. */
  private int held = NOTHING;

  private int column;

  public QuotedPrintableEncoder(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    int c = octet & 0xff;
    if (held == '\r' && c == '\n') {
      held = NOTHING;
      column = 0;
      out.write(LINE_END);
      return;
    }
    writeHeld(c == '\r');
    if (c == '\r' || isBlank(c)) {
      held = c;
    } else {
      put(c, c > ' ' && c < 0x7f && c != '=');
    }
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(from[i]);
    }
  }

  private void writeHeld(boolean isLastOfLine) throws IOException {
    if (held != NOTHING) {
      put(held, isBlank(held) && !isLastOfLine);
      held = NOTHING;
    }
  }

  private void put(int c, boolean plain) throws IOException {
    int length = plain ? 1 : 3;
    if (column + length > LINE - 1) {
      out.write(SOFT_END);
      column = 0;
    }
    if (plain) {
      out.write(c);
    } else {
      out.write('=');
      out.write(HEX[c >> 4]);
      out.write(HEX[c & 15]);
    }
    column += length;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  @Override
  public void close() throws IOException {
    writeHeld(true);
    out.flush();
  }
}
