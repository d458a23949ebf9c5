package org.carillon.protocol.sip.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Parameters of a header (RFC 3261 §7.3.1) or of credentials (§20.7), unique, case-insensitive. */
public final class Parameters {
  static final Parameters NONE = new Parameters(Map.of());

  private final Map<String, String> byName;

  private Parameters(Map<String, String> byName) {
    this.byName = byName;
  }

  /** Reads {@code name=value} pairs or bare names; empty if one is malformed or repeated. */
  public static Optional<Parameters> of(String text, char separator) {
    Optional<List<String>> parts = Scan.parts(text, separator);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> byName = new LinkedHashMap<>();
    for (String part : parts.get()) {
      int equal = Scan.find(part, 0, '=');
      String name = part.substring(0, equal).strip().toLowerCase(Locale.ROOT);
      String value = equal < part.length() ? part.substring(equal + 1).strip() : "";
      if (name.isEmpty() || byName.put(name, value) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new Parameters(byName));
  }

  /** Returns true if there is one of this name, with a value or bare. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** Returns a value, unquoted and unescaped; empty if there is none of this name. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(byName.get(name)).map(Parameters::unquoted);
  }

  /** Returns them as text, each after a semicolon, without those of these names. */
  String textWithout(List<String> names) {
    StringBuilder text = new StringBuilder();
    byName.forEach(
        (name, value) -> {
          if (!names.contains(name)) {
            text.append(';').append(name).append(value.isEmpty() ? "" : "=").append(value);
          }
        });
    return text.toString();
  }

  private static String unquoted(String value) {
    if (value.length() < 2 || value.charAt(0) != '"' || !value.endsWith("\"")) {
      return value;
    }
    String inner = value.substring(1, value.length() - 1);
    return inner.indexOf('\\') < 0 ? inner : inner.replaceAll("\\\\(.)", "$1");
  }
}
