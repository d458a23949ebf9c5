package org.carillon.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.format.mime.encoding.Charsets;

/** Strict UTF-8 (RFC 3629) in strings of one char per octet. */
public final class Utf8 {
  private Utf8() {}

  /** Decodes octets, one char each; empty if they are not UTF-8. */
  public static Optional<String> decode(String octets) {
    return Charsets.utf8(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Encodes a text as octets, one char each. */
  public static String encode(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
