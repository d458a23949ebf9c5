package org.carillon.protocol.imap.syntax;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.carillon.protocol.wire.Utf8;

/**
 * Mailbox names on the wire (RFC 3501 §5.1.3): printable US-ASCII unchanged, {@code &} as {@code
 * &-}, anything else as UTF-16 in a Base64 with a comma instead of the slash.
 */
public final class ModifiedUtf7 {
  private ModifiedUtf7() {}

  public static String encode(String name) {
    StringBuilder out = new StringBuilder(name.length() + 8);
    int at = 0;
    while (at < name.length()) {
      char c = name.charAt(at);
      if (isPlain(c)) {
        out.append(c);
        if (c == '&') {
          out.append('-');
        }
        at++;
        continue;
      }
      int from = at;
      while (at < name.length() && !isPlain(name.charAt(at))) {
        at++;
      }
      byte[] utf16 = name.substring(from, at).getBytes(StandardCharsets.UTF_16BE);
      out.append('&')
          .append(Base64.getEncoder().withoutPadding().encodeToString(utf16).replace('/', ','))
          .append('-');
    }
    return out.toString();
  }

  /** Returns the name; empty if malformed. Unpermitted UTF-8 is read, too (RFC 9051 §5.1). */
  static Optional<String> decode(String octets) {
    for (int i = 0; i < octets.length(); i++) {
      if (octets.charAt(i) >= 0x80) {
        return Utf8.decode(octets);
      }
    }
    if (octets.indexOf('&') < 0) {
      return Optional.of(octets);
    }
    StringBuilder out = new StringBuilder(octets.length());
    int at = 0;
    while (at < octets.length()) {
      char c = octets.charAt(at++);
      if (c != '&') {
        out.append(c);
        continue;
      }
      int end = octets.indexOf('-', at);
      if (end < 0) {
        return Optional.empty();
      }
      if (end == at) {
        out.append('&');
      } else {
        Optional<String> shifted = shifted(octets.substring(at, end));
        if (shifted.isEmpty()) {
          return Optional.empty();
        }
        out.append(shifted.get());
      }
      at = end + 1;
    }
    return Optional.of(out.toString());
  }

  private static Optional<String> shifted(String base64) {
    if (base64.indexOf('/') >= 0) {
      return Optional.empty();
    }
    try {
      byte[] utf16 = Base64.getDecoder().decode(base64.replace(',', '/'));
      return Optional.of(
          StandardCharsets.UTF_16BE.newDecoder().decode(ByteBuffer.wrap(utf16)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c <= 0x7e;
  }
}
