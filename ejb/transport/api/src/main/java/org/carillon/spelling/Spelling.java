package org.carillon.spelling;

import java.util.Set;
import org.carillon.contract.answer.Answer;

/** Finds misspelt words, by the dictionaries of the server and of the system. */
public interface Spelling {
  /** The length of text that is checked, in characters. */
  int MOST_CHARS = 100_000;

  /** The most misspelt words that are returned. */
  int MOST_WORDS = 100;

  /** The languages with a dictionary, by their codes (BCP 47, without a country). */
  Set<String> languages();

  /**
   * Checks a text, for some seconds at most.
   *
   * @param language one of {@link #languages()}
   * @return {@code NotFound} for a language without a dictionary, {@code TryLater} while the server
   *     is busy with other texts
   */
  Answer<SpellingFindings> check(String language, String text);
}
