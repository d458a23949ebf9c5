package org.carillon.webmail.rule;

/**
 * A block of the reader's script, as the list shows it.
 *
 * @param place its index in the script
 * @param title what it is called
 * @param text its sentence, or the source of a block that others wrote
 * @param page the page that edits it; empty if only the source can be edited
 * @param on whether it is on
 * @param rises whether it can move up
 * @param sinks whether it can move down
 */
public record RuleLine(
    int place, String title, String text, String page, boolean on, boolean rises, boolean sinks) {

  /** Returns whether a page edits it, and not only the source. */
  public boolean isSentence() {
    return !page.isEmpty();
  }
}
