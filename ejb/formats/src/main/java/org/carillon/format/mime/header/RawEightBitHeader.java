package org.carillon.format.mime.header;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.format.mime.encoding.Utf8Begin;

/**
 * Converts octets above 127 in a header that are not UTF-8. RFC 5322 §2.2 forbids them, but some
 * programs write them in the charset of the body, which the Content-Type field names.
 */
public final class RawEightBitHeader {
  private RawEightBitHeader() {}

  /** Returns the charset that a Content-Type names; empty if it is none or seven-bit. */
  public static Optional<Charset> charset(String contentType) {
    return DecodedText.parameter(MimeValue.parse(contentType).parameters(), "charset")
        .flatMap(Charsets::named)
        .filter(charset -> !Charsets.isSevenBit(charset));
  }

  /**
   * Returns a field's octets converted to UTF-8 if they are in the charset of the body, and
   * unchanged otherwise.
   *
   * @param charset supplies the charset that the same header's Content-Type names; called only if
   *     it is needed
   */
  public static String utf8(String octets, Supplier<Optional<Charset>> charset) {
    byte[] own = octets.getBytes(StandardCharsets.ISO_8859_1);
    return Utf8Begin.matches(own, own.length, false)
        ? octets
        : charset.get().map(known -> utf8(own, known)).orElse(octets);
  }

  private static String utf8(byte[] octets, Charset charset) {
    byte[] text = new String(octets, charset).getBytes(StandardCharsets.UTF_8);
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
