package org.carillon.contract.mailbox.search;

import java.util.List;

/**
 * Words that a user searches for. A message matches if all terms are found. Case and accents are
 * ignored, and a word also matches longer words that begin with it.
 *
 * @param terms the terms that must be found
 */
public record WordSearch(List<Term> terms) {

  /** The area in which words are searched for. */
  public enum Area {
    /** The whole message, including attachments and their names. */
    ANYWHERE,
    /** The Subject field. */
    SUBJECT,
    /** The sender's name and address. */
    FROM,
    /** The recipients: To, Cc and Bcc. */
    TO,
    /** The body, including attachments and their names. */
    BODY
  }

  /**
   * A search term of some words.
   *
   * @param area the area to search in
   * @param text the words
   * @param together true if the words must follow one another
   */
  public record Term(Area area, String text, boolean together) {}

  public WordSearch {
    terms = List.copyOf(terms);
  }
}
