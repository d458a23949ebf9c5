package org.carillon.webmail.rule;

/**
 * A block of the reader's script, as the list shows it.
 *
 * @param place its place in the script
 * @param title what it is called
 * @param text what it says; of what others wrote the source
 * @param page where it is changed; empty for what is changed in the source
 * @param on whether it is done
 * @param rises whether it can go before the one above
 * @param sinks whether it can go behind the one below
 */
public record RuleLine(
    int place, String title, String text, String page, boolean on, boolean rises, boolean sinks) {

  /** Whether it is a sentence of ours. */
  public boolean isSentence() {
    return !page.isEmpty();
  }
}
