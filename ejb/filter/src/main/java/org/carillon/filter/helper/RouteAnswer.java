package org.carillon.filter.helper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a helper program answers to the question where an address leads: {@code 12 ROUTED
 * ann@example.com}.
 */
public sealed interface RouteAnswer {
  /** How many addresses one may lead to. */
  int MOST = 100;

  /** It leads where it would lead anyway. */
  record Unchanged() implements RouteAnswer {}

  /**
   * It stands for others.
   *
   * @param addresses as the program wrote them; at least one
   */
  record Routed(List<String> addresses) implements RouteAnswer {
    /** Copies. */
    public Routed {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * There is no such address.
   *
   * @param text why; may be empty
   */
  record Rejected(String text) implements RouteAnswer {}

  /**
   * It can't be told now.
   *
   * @param text why; may be empty
   */
  record Deferred(String text) implements RouteAnswer {}

  /**
   * The program can't tell: what is done without it is done.
   *
   * @param text why; may be empty
   */
  record Failed(String text) implements RouteAnswer {}

  /** Reads an answer behind its number; empty for what is none. */
  static Optional<RouteAnswer> read(String line) {
    HelperWords words = new HelperWords(line);
    // Its number.
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

  private static Optional<RouteAnswer> routed(HelperWords words) {
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
