package org.carillon.calendar.internal.remote;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The free/busy address of a mail address in another domain, by the first rule that matches. */
final class FreeBusyAddress {
  private static final int LONGEST = 320;

  private FreeBusyAddress() {}

  /**
   * Returns the address to ask.
   *
   * @param rules each a domain, {@code *.} with a domain, or {@code *}; blanks; an address with
   *     {@code %u}, {@code %d} and {@code %e}
   */
  static Optional<URI> of(List<String> rules, String mail) {
    int at = mail.lastIndexOf('@');
    if (at < 1 || at == mail.length() - 1 || mail.length() > LONGEST) {
      return Optional.empty();
    }
    String domain = mail.substring(at + 1).toLowerCase(Locale.ROOT);
    return rules.stream()
        .map(rule -> rule.strip().split("\\s+", 2))
        .filter(rule -> rule.length == 2 && fits(rule[0].toLowerCase(Locale.ROOT), domain))
        .findFirst()
        .flatMap(rule -> filled(rule[1], mail.substring(0, at), domain));
  }

  private static boolean fits(String pattern, String domain) {
    return pattern.equals("*")
        || pattern.equals(domain)
        || pattern.startsWith("*.") && domain.endsWith(pattern.substring(1));
  }

  /** Fills in the mail address's parts, encoded so that path and host can't change. */
  private static Optional<URI> filled(String pattern, String local, String domain) {
    StringBuilder address = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char next = pattern.charAt(i) == '%' && i + 1 < pattern.length() ? pattern.charAt(i + 1) : 0;
      switch (next) {
        case 'u' -> address.append(encoded(local));
        case 'd' -> address.append(encoded(domain));
        case 'e' -> address.append(encoded(local + "@" + domain));
        default -> {
          address.append(pattern.charAt(i));
          continue;
        }
      }
      i++;
    }
    try {
      return Optional.of(URI.create(address.toString())).filter(uri -> uri.getHost() != null);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static String encoded(String text) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    // A name that consists of dots would lead to another folder.
    return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
  }
}
