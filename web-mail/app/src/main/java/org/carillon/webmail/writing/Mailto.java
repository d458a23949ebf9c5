package org.carillon.webmail.writing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The content of a {@code mailto:} link (RFC 6068): the fields that the form for a message has.
 * Only the reader can send it.
 *
 * @param to the To recipients
 * @param cc the Cc recipients
 * @param bcc the Bcc recipients
 * @param subject the subject
 * @param body the text
 */
public record Mailto(String to, String cc, String bcc, String subject, String body) {
  private static final int MOST = 100_000;
  private static final String SCHEME = "mailto:";

  /** Reads a link; empty if it is invalid. */
  public static Optional<Mailto> of(String link) {
    if (link.length() > MOST || !link.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Optional.empty();
    }
    String[] halves = link.substring(SCHEME.length()).split("\\?", 2);
    Map<String, String> fields = new HashMap<>();
    fields.put("to", decoded(halves[0]));
    if (halves.length > 1) {
      for (String field : halves[1].split("&")) {
        String[] parts = field.split("=", 2);
        String value = parts.length > 1 ? decoded(parts[1]) : "";
        fields.merge(
            decoded(parts[0]).toLowerCase(Locale.ROOT),
            value,
            (one, other) -> one.isEmpty() ? other : one + ", " + other);
      }
    }
    return Optional.of(
        new Mailto(
            line(fields.get("to")),
            line(fields.get("cc")),
            line(fields.get("bcc")),
            line(fields.get("subject")),
            fields.getOrDefault("body", "").replace("\r\n", "\n")));
  }

  private static String line(String text) {
    return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** A plus is a plus here (§5); invalid escapes stay unchanged. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return text;
    }
  }
}
