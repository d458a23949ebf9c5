package org.carillon.webadmin.directory;

/**
 * A read-only fact on an object's page.
 *
 * @param help a sentence about it; may be empty
 */
public record ObjectFact(String title, String words, String help) {
  public String getTitle() {
    return title;
  }

  public String getWords() {
    return words;
  }

  public String getHelp() {
    return help;
  }
}
