package org.carillon.webadmin.directory;

/**
 * What an object's page tells of it that nobody changes there.
 *
 * @param help a sentence about it; may be empty
 */
public record ObjectFact(String title, String words, String help) {
  /** For the page. */
  public String getTitle() {
    return title;
  }

  /** For the page. */
  public String getWords() {
    return words;
  }

  /** For the page. */
  public String getHelp() {
    return help;
  }
}
