package org.carillon.format.uri;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.carillon.format.mime.encoding.Charsets;

/** Encodes and decodes text in a URI, whose UTF-8 octets may be percent-encoded (RFC 3986 §2.1). */
public final class PercentText {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED = "-._~";

  private PercentText() {}

  /**
   * Decodes a text. A plus sign is not a space.
   *
   * @return the text; empty if a percent sign is not followed by two hexadecimal digits, or if the
   *     result contains NUL or is not UTF-8
   */
  public static Optional<String> decoded(String text) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    for (int at = 0; at < text.length(); ) {
      int percent = text.indexOf('%', at);
      int end = percent < 0 ? text.length() : percent;
      octets.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
      at = end;
      if (percent >= 0) {
        if (at + 2 >= text.length()
            || !HexFormat.isHexDigit(text.charAt(at + 1))
            || !HexFormat.isHexDigit(text.charAt(at + 2))) {
          return Optional.empty();
        }
        int octet = HexFormat.fromHexDigits(text, at + 1, at + 3);
        if (octet == 0) {
          return Optional.empty();
        }
        octets.write(octet);
        at += 3;
      }
    }
    return Charsets.utf8(octets.toByteArray());
  }

  /** Percent-encodes all octets except ASCII letters, digits and {@code -._~}. */
  public static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet > 0 && (Character.isLetterOrDigit(octet) || UNRESERVED.indexOf(octet) >= 0)) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return encoded.toString();
  }
}
