package org.carillon.mailauth.dmarc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tags of a record, the version first (RFC 9989 §4.8). Malformed ones are left out. */
final class DmarcTags {
  private static final String VERSION = "DMARC1";

  private final Map<String, String> values;

  private DmarcTags(Map<String, String> values) {
    this.values = values;
  }

  /** Parses a text; empty unless it begins with the exact version (RFC 9989 §4.8). */
  static Optional<DmarcTags> parse(String text) {
    if (text.isEmpty() || Character.isWhitespace(text.charAt(0))) {
      return Optional.empty();
    }
    String[] parts = text.split(";");
    int equals = parts.length == 0 ? -1 : parts[0].indexOf('=');
    if (equals < 0
        || !parts[0].substring(0, equals).strip().equalsIgnoreCase("v")
        || !parts[0].substring(equals + 1).strip().equals(VERSION)) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (String part : parts) {
      int at = part.indexOf('=');
      if (at > 0) {
        String name = part.substring(0, at).strip().toLowerCase(Locale.ROOT);
        // If a tag is repeated, the first one counts.
        values.putIfAbsent(name, part.substring(at + 1).strip());
      }
    }
    return Optional.of(new DmarcTags(values));
  }

  Optional<String> find(String tag) {
    return Optional.ofNullable(values.get(tag));
  }

  /** Returns a tag's value if it is one of the letters, ignoring case; else {@code otherwise}. */
  char letter(String tag, String letters, char otherwise) {
    String value = values.getOrDefault(tag, "").toLowerCase(Locale.ROOT);
    return value.length() == 1 && letters.contains(value) ? value.charAt(0) : otherwise;
  }
}
