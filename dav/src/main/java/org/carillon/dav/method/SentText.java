package org.carillon.dav.method;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.contentline.SentLines;

/**
 * Objects in the one charset that they are served in, UTF-8 (RFC 5545 §3.1.4, RFC 6350 §3.1). Old
 * clients send others; served as they came, they are no text to whoever reads strictly, and with
 * them the whole answer that they are in. What tells no charset is judged line by line ({@link
 * SentLines}).
 */
final class SentText {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]{1,40})", Pattern.CASE_INSENSITIVE);

  private SentText() {}

  /**
   * The text in UTF-8: the same octets where they are that already, and where no other charset is
   * told.
   *
   * @param type the field Content-Type
   */
  static byte[] utf8(byte[] octets, Optional<String> type) {
    Optional<Charset> said = type.flatMap(SentText::charset);
    boolean isWide = said.filter(charset -> charset.name().startsWith("UTF-16")).isPresent();
    if (!isWide && SentLines.isUtf8(octets)) {
      return octets;
    }
    return said.filter(known -> !known.equals(StandardCharsets.UTF_8))
        .filter(known -> !known.equals(StandardCharsets.US_ASCII))
        .map(charset -> new String(octets, charset).getBytes(StandardCharsets.UTF_8))
        .orElse(octets);
  }

  private static Optional<Charset> charset(String type) {
    Matcher found = CHARSET.matcher(type);
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(found.group(1).toUpperCase(Locale.ROOT)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
