package org.carillon.webadmin.directory;

import java.util.List;

/**
 * A field of a form.
 *
 * @param name its name, and its id on the page
 * @param kind the kind of its input: {@code line}, {@code secret}, {@code lines}, {@code check},
 *     {@code choice} or {@code boxes}
 * @param title its label
 * @param help its explanation; may be empty
 * @param example its placeholder; may be empty
 * @param most its maximum length in characters; 0 if unknown
 * @param text its value
 * @param words the options to choose from
 * @param source the plural, in addresses, of the type whose objects are the options; empty if the
 *     visitor may not add any
 * @param sourceTitle the name of that type
 * @param problem the error; may be empty
 * @param focused whether it is the first field with an error
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
   * An option.
   *
   * @param word the value that is sent
   * @param title the label
   */
  public record Word(String word, String title) {}

  /** Returns whether the checkbox of an option is checked. */
  public boolean has(String word) {
    return text.lines().anyMatch(word::equals);
  }

  /** Returns whether it is a checked checkbox. */
  public boolean on() {
    return text.equals("true");
  }
}
