package org.carillon.format.mime.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Encodes text whose lines are not suitable for sending unencoded (RFC 2045 §6.7). */
public final class QuotedPrintable {
  private QuotedPrintable() {}

  /** Writes encoded lines that end with CRLF. */
  public static void write(byte[] text, OutputStream out) throws IOException {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream(text.length * 5 / 4);
    try (var encoder = new QuotedPrintableEncoder(encoded)) {
      encoder.write(text);
    }
    encoded.writeTo(out);
  }
}
