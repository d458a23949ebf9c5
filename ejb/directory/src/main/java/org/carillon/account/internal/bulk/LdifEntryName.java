package org.carillon.account.internal.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Converts names of entries (RFC 4514) to addresses. */
final class LdifEntryName {
  private LdifEntryName() {}

  /** Returns the address in {@code uid=alice,ou=people,dc=example,dc=com}, or empty. */
  static Optional<String> address(String name) {
    List<String> parts = parts(name);
    Optional<String> local = parts.isEmpty() ? Optional.empty() : local(parts.getFirst());
    List<String> labels = new ArrayList<>();
    for (String part : parts) {
      if (part.toLowerCase(Locale.ROOT).startsWith("dc=")) {
        labels.add(part.substring(3).strip());
      }
    }
    return local.isEmpty() || labels.isEmpty()
        ? Optional.empty()
        : Optional.of(local.get() + "@" + String.join(".", labels));
  }

  private static Optional<String> local(String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    return lower.startsWith("uid=") || lower.startsWith("cn=")
        ? Optional.of(part.substring(part.indexOf('=') + 1).strip()).filter(each -> !each.isEmpty())
        : Optional.empty();
  }

  /** Splits a name at its commas, except those that are escaped. */
  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\' && i + 1 < name.length()) {
        part.append(name.charAt(++i));
      } else if (c == ',') {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }
}
