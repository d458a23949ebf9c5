package org.carillon.protocol.sasl;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A DIGEST-MD5 client's directives by name (RFC 2831 §7.1 {@code #(directive)}). */
record DigestDirectives(Map<String, String> values) {
  private static final int MOST = 32;
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "[ \\t\\r\\n,]*([A-Za-z0-9-]{1,32})[ \\t]*=[ \\t]*(?:\"((?:[^\"\\\\\\x00]++|\\\\.)*+)\"|([^\\s\",=\\x00]{0,2048}))[ \\t\\r\\n]*(?:,|$)");

  /** Parses the directives; empty if they break the grammar, or one occurs twice. */
  static Optional<DigestDirectives> parse(String text) {
    Map<String, String> values = new HashMap<>();
    Matcher directive = DIRECTIVE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      directive.region(at, text.length());
      if (!directive.lookingAt() || values.size() == MOST) {
        return Optional.empty();
      }
      String value =
          directive.group(2) != null
              ? directive.group(2).replaceAll("\\\\(.)", "$1")
              : directive.group(3);
      if (values.put(directive.group(1).toLowerCase(Locale.ROOT), value) != null) {
        return Optional.empty();
      }
      at = directive.end();
    }
    return Optional.of(new DigestDirectives(values));
  }

  /** Returns a directive's value; "" if it is missing. */
  String value(String name) {
    return values.getOrDefault(name, "");
  }
}
