package org.carillon.spelling;

import java.util.List;

/**
 * A word that no dictionary knows.
 *
 * @param word as it stands in the text
 * @param suggestions what may have been meant, the likeliest first; empty where nothing is near, or
 *     there was no time
 */
public record Misspelling(String word, List<String> suggestions) {
  /** With a copy. */
  public Misspelling {
    suggestions = List.copyOf(suggestions);
  }
}
