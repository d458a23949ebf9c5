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

  /**
   * A field's octets as UTF-8, where they are in the charset that Content-Type names; else as they
   * are.
   *
   * @param contentType the same header's, asked for where it matters
   */
  public static String utf8(String octets, Supplier<Optional<String>> contentType) {
    byte[] own = octets.getBytes(StandardCharsets.ISO_8859_1);
    if (Utf8Begin.matches(own, own.length, false)) {
      return octets;
    }
    return contentType
        .get()
        .flatMap(value -> DecodedText.parameter(MimeValue.parse(value).parameters(), "charset"))
        .flatMap(Charsets::named)
        .filter(charset -> !Charsets.isSevenBit(charset))
        .map(charset -> utf8(own, charset))
        .orElse(octets);
  }

  private static String utf8(byte[] octets, Charset charset) {
    byte[] text = new String(octets, charset).getBytes(StandardCharsets.UTF_8);
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
