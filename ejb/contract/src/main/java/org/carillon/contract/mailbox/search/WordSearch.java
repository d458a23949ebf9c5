package org.carillon.contract.mailbox.search;

import java.util.List;

/**
 * Words that people look for, all of which must be found: without regard to case and accents, and a
 * word is found where one begins with it, too.
 *
 * @param terms what must be found
 */
public record WordSearch(List<Term> terms) {

  /** Where words are looked for. */
  public enum Area {
    /** Everywhere, attachments and their names included. */
    ANYWHERE,
    /** The subject. */
    SUBJECT,
    /** Who wrote. */
    FROM,
    /** To whom: To, Cc and Bcc. */
    TO,
    /** The text, attachments and their names included. */
    BODY
  }

  /**
   * Some words.
   *
   * @param area where
   * @param text the words
   * @param together whether they must stand one behind the other
   */
  public record Term(Area area, String text, boolean together) {}

  /** Keeps a copy. */
  public WordSearch {
    terms = List.copyOf(terms);
  }
}
