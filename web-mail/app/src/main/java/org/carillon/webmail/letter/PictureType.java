package org.carillon.webmail.letter;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a picture is by its first octets: those kinds that every reader shows, and no other. */
final class PictureType {
  private PictureType() {}

  /** Its type; empty when it is no such picture. */
  static Optional<String> of(byte[] head) {
    String octets = new String(head, StandardCharsets.ISO_8859_1);
    if (octets.startsWith("\u0089PNG\r\n")) {
      return Optional.of("image/png");
    }
    if (octets.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    if (octets.startsWith("GIF8")) {
      return Optional.of("image/gif");
    }
    return octets.startsWith("RIFF") && octets.startsWith("WEBP", 8)
        ? Optional.of("image/webp")
        : Optional.empty();
  }
}
