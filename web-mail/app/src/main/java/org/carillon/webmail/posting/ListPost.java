package org.carillon.webmail.posting;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.format.mime.header.Header;

/** The address for posting to the list that a message came by (RFC 2369 §3.4). */
public final class ListPost {
  private static final int MOST = 2_000;
  private static final String SCHEME = "mailto:";

  private ListPost() {}

  /** The list's address; empty for mail from no list, or if it accepts no mail ({@code NO}). */
  public static Optional<String> of(Header header) {
    return header
        .first("List-Post")
        .map(field -> field.value())
        .filter(value -> value.length() <= MOST)
        .flatMap(ListPost::of);
  }

  private static Optional<String> of(String value) {
    int from = value.indexOf('<');
    while (from >= 0) {
      int to = value.indexOf('>', from);
      if (to < 0) {
        return Optional.empty();
      }
      Optional<String> address =
          address(value.substring(from + 1, to).replaceAll("\\s+", ""))
              .filter(one -> one.indexOf('@') > 0);
      if (address.isPresent()) {
        return address;
      }
      from = value.indexOf('<', to);
    }
    return Optional.empty();
  }

  /** The address in a {@code mailto:} link, without its fields; a plus is a plus (RFC 6068 §5). */
  private static Optional<String> address(String link) {
    if (!link.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String typed = link.substring(SCHEME.length()).split("\\?", 2)[0];
    try {
      return Optional.of(URLDecoder.decode(typed.replace("+", "%2B"), StandardCharsets.UTF_8))
          .filter(address -> address.chars().noneMatch(Character::isISOControl));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }
}
