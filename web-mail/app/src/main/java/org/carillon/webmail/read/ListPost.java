package org.carillon.webmail.read;

import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.webmail.writing.Mailto;

/** Where one posts to the list that a message came by (RFC 2369 §3.4). */
public final class ListPost {
  private static final int MOST = 2_000;

  private ListPost() {}

  /**
   * The list's address; empty for a message of no list, and of one that takes no mail ({@code NO})
   * or takes it by other ways alone.
   */
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
          Mailto.of(value.substring(from + 1, to).replaceAll("\\s+", ""))
              .map(Mailto::to)
              .filter(one -> one.indexOf('@') > 0);
      if (address.isPresent()) {
        return address;
      }
      from = value.indexOf('<', to);
    }
    return Optional.empty();
  }
}
