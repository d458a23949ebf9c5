package org.carillon.webmail.editor;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Recognizes pictures by their first octets: only the types that all mail clients show. */
final class PictureType {
  private PictureType() {}

  /** Returns the media type; empty if it is not such a picture. */
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
