package org.carillon.format.mime.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Encodes text whose lines are not suitable for sending unencoded (RFC 2045 §6.7). */
public final class QuotedPrintable {
  private static final int LINE = 76;
  private static final byte[] SOFT_END = {'=', '\r', '\n'};
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private QuotedPrintable() {}

  /** Writes encoded lines that end with CRLF. */
  public static void write(byte[] text, OutputStream out) throws IOException {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream(text.length * 5 / 4);
    int column = 0;
    for (int i = 0; i < text.length; i++) {
      byte c = text[i];
      if (c == '\r' && i + 1 < text.length && text[i + 1] == '\n') {
        encoded.write('\r');
        encoded.write('\n');
        column = 0;
        i++;
        continue;
      }
      boolean plain = isPlain(c, i + 1 == text.length || text[i + 1] == '\r');
      int length = plain ? 1 : 3;
      if (column + length > LINE - 1) {
        encoded.write(SOFT_END, 0, SOFT_END.length);
        column = 0;
      }
      if (plain) {
        encoded.write(c);
      } else {
        encoded.write('=');
        encoded.write(HEX[c >> 4 & 15]);
        encoded.write(HEX[c & 15]);
      }
      column += length;
    }
    encoded.writeTo(out);
  }

  private static boolean isPlain(byte c, boolean lastOfLine) {
    boolean blank = c == ' ' || c == '\t';
    return blank && !lastOfLine || c > ' ' && c < 0x7f && c != '=';
  }
}
