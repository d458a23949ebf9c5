package org.carillon.spelling;

import java.util.Set;
import org.carillon.contract.answer.Answer;

/** Looks for misspelt words, by the dictionaries that come with the server and those it finds. */
public interface Spelling {
  /** So much of a text is looked at, in characters. */
  int MOST_CHARS = 100_000;

  /** So many words are told. */
  int MOST_WORDS = 100;

  /** The languages there are dictionaries of, by their codes (BCP 47, without a country). */
  Set<String> languages();

  /**
   * Checks a text; for some seconds at most.
   *
   * @param language one of {@link #languages()}
   * @return {@code NotFound} of a language without a dictionary, {@code TryLater} when others are
   *     being served
   */
  Answer<SpellingFindings> check(String language, String text);
}
