package org.carillon.webadmin.rule;

import java.util.List;
import org.carillon.contract.answer.Failure;

/**
 * A line of a script with an error.
 *
 * @param number from 1
 * @param text its text
 * @param message the error
 */
public record FaultyLine(int number, String text, String message) {

  /** The lines that a failure names. */
  static List<FaultyLine> of(String script, List<Failure.Invalid> errors) {
    List<String> lines = script.lines().toList();
    return errors.stream()
        .map(
            error -> {
              int line = error.place().map(Failure.Place::line).orElse(1);
              String text = line <= lines.size() ? lines.get(line - 1) : "";
              return new FaultyLine(line, text, withoutPlace(error));
            })
        .toList();
  }

  /** Removes the position, which is shown beside it. */
  private static String withoutPlace(Failure.Invalid error) {
    int end = error.place().isPresent() ? error.message().indexOf(": ") : -1;
    return end < 0 ? error.message() : error.message().substring(end + 2);
  }
}
