package org.carillon.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strict UTF-8 (RFC 3629). */
public final class Utf8 {
  private Utf8() {}

  /** The text that octets are; empty when they are not UTF-8. */
  public static Optional<String> decode(byte[] octets) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The text that octets are, one char each; empty when they are not UTF-8. */
  public static Optional<String> decode(String octets) {
    return decode(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A text's octets, one char each. */
  public static String encode(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
