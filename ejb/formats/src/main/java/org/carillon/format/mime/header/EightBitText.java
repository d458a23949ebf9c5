package org.carillon.format.mime.header;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.format.mime.encoding.Utf8Begin;

/**
 * Octets above 127 in a header that are not UTF-8: against RFC 5322 §2.2, but written by programs
 * in the charset of the text below, which the header names.
 */
public final class EightBitText {
  private EightBitText() {}

  /** The charset that a Content-Type names, where it has eight bits. */
  public static Optional<Charset> charset(String contentType) {
    return DecodedText.parameter(MimeValue.parse(contentType).parameters(), "charset")
        .flatMap(Charsets::named)
        .filter(charset -> !Charsets.isSevenBit(charset));
  }

  /**
   * A field's octets as UTF-8, where they are in the charset of the text below; else as they are.
   *
   * @param charset that which the same header's Content-Type names, asked for where it matters
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
