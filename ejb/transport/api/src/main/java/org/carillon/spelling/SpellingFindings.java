package org.carillon.spelling;

import java.util.List;

/**
 * What was found in a text.
 *
 * @param misspellings each word once, in the order of the text
 * @param isWhole whether all of the text was looked at
 */
public record SpellingFindings(List<Misspelling> misspellings, boolean isWhole) {
  /** With a copy. */
  public SpellingFindings {
    misspellings = List.copyOf(misspellings);
  }
}
