package org.carillon.format.mime.encoding;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decodes quoted-printable (RFC 2045 §6.7) without white space at line ends. Errors stay. */
public final class QuotedPrintableStream extends InputStream {
  /** The longest run of white space that is searched for a line end. */
  private static final int MOST_SPACES = 998;

  private final InputStream in;

  /** Decoded octets that have not been read yet. */
  private final byte[] ready = new byte[MOST_SPACES + 4];

  private int at;
  private int end;

  public QuotedPrintableStream(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  @Override
  public int read() throws IOException {
    while (at == end) {
      at = 0;
      end = 0;
      int c = in.read();
      if (c < 0) {
        return -1;
      }
      if (c == '=') {
        escape();
      } else if (c == ' ' || c == '\t') {
        spaces(c);
      } else {
        return c;
      }
    }
    return ready[at++] & 0xff;
  }

  private void escape() throws IOException {
    in.mark(MOST_SPACES + 2);
    int first = in.read();
    int blanks = 0;
    while ((first == ' ' || first == '\t') && blanks++ < MOST_SPACES) {
      first = in.read();
    }
    if (first == '\n' || first < 0) {
      return;
    }
    int second = in.read();
    if (first == '\r' && second == '\n') {
      return;
    }
    int value = Character.digit(first, 16) * 16 + Character.digit(second, 16);
    if (blanks == 0 && Character.digit(first, 16) >= 0 && Character.digit(second, 16) >= 0) {
      ready[end++] = (byte) value;
      return;
    }
    in.reset();
    ready[end++] = '=';
  }

  private void spaces(int first) throws IOException {
    ready[end++] = (byte) first;
    in.mark(MOST_SPACES + 4);
    int c = in.read();
    while ((c == ' ' || c == '\t') && end < MOST_SPACES) {
      ready[end++] = (byte) c;
      in.mark(4);
      c = in.read();
    }
    boolean lineEnds = c == '\n' || c == '\r';
    in.reset();
    if (lineEnds) {
      end = 0;
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int c = read();
      if (c < 0) {
        return done == 0 ? -1 : done;
      }
      into[offset + done++] = (byte) c;
    }
    return done;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
