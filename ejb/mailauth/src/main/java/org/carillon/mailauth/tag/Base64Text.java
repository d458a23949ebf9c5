package org.carillon.mailauth.tag;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Encodes and decodes octets in tags: Base64 that may be folded anywhere (RFC 6376 §2.10). */
public final class Base64Text {
  private Base64Text() {}

  /** Returns the octets, or empty if the text is not Base64. */
  public static Optional<byte[]> decode(String text) {
    byte[] kept = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7e) {
        return Optional.empty();
      }
      if (!TagList.isSpace(c)) {
        kept[length++] = (byte) c;
      }
    }
    try {
      return Optional.of(Base64.getDecoder().decode(Arrays.copyOf(kept, length)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Returns the octets in Base64, as one line. */
  public static String encode(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
