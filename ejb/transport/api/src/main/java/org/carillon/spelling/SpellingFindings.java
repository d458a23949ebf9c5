package org.carillon.spelling;

import java.util.List;

/**
 * The misspelt words of a text.
 *
 * @param misspellings each word once, in the order of the text
 * @param isWhole whether all of the text was checked
 */
public record SpellingFindings(List<Misspelling> misspellings, boolean isWhole) {
  public SpellingFindings {
    misspellings = List.copyOf(misspellings);
  }
}
