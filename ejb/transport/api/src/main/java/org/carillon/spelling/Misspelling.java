package org.carillon.spelling;

import java.util.List;

/**
 * A word that no dictionary contains.
 *
 * @param word the word as in the text
 * @param suggestions the corrections, the likeliest first; empty if none is close or time ran out
 */
public record Misspelling(String word, List<String> suggestions) {
  public Misspelling {
    suggestions = List.copyOf(suggestions);
  }
}
