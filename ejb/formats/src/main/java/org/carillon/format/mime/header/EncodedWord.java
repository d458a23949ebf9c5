package org.carillon.format.mime.header;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.carillon.format.mime.encoding.Base64Stream;
import org.carillon.format.mime.encoding.Charsets;

/** An encoded word (RFC 2047 §2), with decoded octets and the position after it. */
record EncodedWord(Charset charset, byte[] octets, int end) {
  /** The maximum length of an encoded word; RFC 2047 §2 allows 75. Longer words are plain text. */
  private static final int MOST_WORD_CHARS = 2_000;

  static Optional<EncodedWord> at(String value, int begin) {
    int most = Math.min(value.length(), begin + MOST_WORD_CHARS);
    int charsetEnd = value.indexOf('?', begin + 2, most);
    if (charsetEnd < 0 || charsetEnd + 2 >= value.length()) {
      return Optional.empty();
    }
    int end = value.indexOf("?=", Math.min(charsetEnd + 3, most), most);
    if (value.charAt(charsetEnd + 2) != '?' || end < 0) {
      return Optional.empty();
    }
    String name = value.substring(begin + 2, charsetEnd);
    int language = name.indexOf('*');
    Optional<Charset> charset = Charsets.named(language < 0 ? name : name.substring(0, language));
    String text = value.substring(charsetEnd + 3, end);
    Optional<byte[]> octets =
        switch (value.charAt(charsetEnd + 1)) {
          case 'b', 'B' -> Optional.of(Base64Stream.decoded(text));
          case 'q', 'Q' -> Optional.of(q(text));
          default -> Optional.empty();
        };
    if (charset.isEmpty() || octets.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new EncodedWord(charset.get(), octets.get(), end + 2));
  }

  private static byte[] q(String text) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' && i + 2 < text.length()) {
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          octets.write(high << 4 | low);
          i += 2;
          continue;
        }
      }
      octets.write(c == '_' ? ' ' : c);
    }
    return octets.toByteArray();
  }
}
