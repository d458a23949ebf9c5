package org.carillon.webadmin.directory;

import java.util.List;

/**
 * A field of a form.
 *
 * @param name its name, and its id on the page
 * @param kind how it is asked for: {@code line}, {@code secret}, {@code lines}, {@code check},
 *     {@code choice} or {@code boxes}
 * @param title its label
 * @param help what it means; may be empty
 * @param example what stands in it until something is typed; may be empty
 * @param most how many characters it may have; 0 where that is not known
 * @param text what is in it
 * @param words what there is to choose from
 * @param source the type of objects that are chosen from, in the address of their list; empty for
 *     none that the visitor could add to
 * @param sourceTitle what these are called
 * @param problem what is wrong with it; empty for nothing
 * @param focused whether it is the first one that is wrong
 */
public record FieldLine(
    String name,
    String kind,
    String title,
    String help,
    String example,
    int most,
    String text,
    List<Word> words,
    String source,
    String sourceTitle,
    String problem,
    boolean focused) {

  /**
   * Something to choose.
   *
   * @param word what is sent
   * @param title what people read
   */
  public record Word(String word, String title) {}

  /** Whether a box to choose several is checked. */
  public boolean has(String word) {
    return text.lines().anyMatch(word::equals);
  }

  /** Whether it is a box that is checked. */
  public boolean on() {
    return text.equals("true");
  }
}
