package org.carillon.filter.helper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A helper's answer to where an address leads: {@code 12 ROUTED ann@example.com}. */
public sealed interface RouteAnswer {
  /** The maximum number of addresses that one address may lead to. */
  int MOST = 100;

  record Unchanged() implements RouteAnswer {}

  /** The address stands for others, at least one, as the program wrote them. */
  record Routed(List<String> addresses) implements RouteAnswer {
    public Routed {
      addresses = List.copyOf(addresses);
    }
  }

  /** The address does not exist. The reason may be empty. */
  record Rejected(String text) implements RouteAnswer {}

  /** The destination can't be found out now. The reason may be empty. */
  record Deferred(String text) implements RouteAnswer {}

  /** The program can't decide; the server goes on without it. The reason may be empty. */
  record Failed(String text) implements RouteAnswer {}

  /** Parses the answer after its number; returns empty if it is not an answer. */
  static Optional<RouteAnswer> read(String line) {
    HelperTokenizer words = new HelperTokenizer(line);
    // Skips the number.
    if (words.next().isEmpty()) {
      return Optional.empty();
    }
    return switch (words.next().orElse("")) {
      case "OK", "UNCHANGED" -> Optional.of(new Unchanged());
      case "ROUTED" -> routed(words);
      case "ERROR", "REJECTED" -> Optional.of(new Rejected(words.text().orElse("")));
      case "DEFER" -> Optional.of(new Deferred(words.text().orElse("")));
      case "FAILURE" -> Optional.of(new Failed(words.text().orElse("")));
      default -> Optional.empty();
    };
  }

  private static Optional<RouteAnswer> routed(HelperTokenizer words) {
    List<String> addresses = new ArrayList<>();
    for (Optional<String> word = words.next(); word.isPresent(); word = words.next()) {
      if (addresses.size() == MOST) {
        return Optional.empty();
      }
      addresses.add(word.get());
    }
    return addresses.isEmpty() ? Optional.empty() : Optional.of(new Routed(addresses));
  }
}
