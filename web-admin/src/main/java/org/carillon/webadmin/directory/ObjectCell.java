package org.carillon.webadmin.directory;

import java.time.Instant;

/** What a list shows of an object in a column. */
public sealed interface ObjectCell {
  /** The column's heading; narrow screens show it beside the value. */
  String heading();

  /** Something that is on or off, and what that is called. */
  record State(String heading, boolean on, String words) implements ObjectCell {}

  /** A time. */
  record Time(String heading, Instant moment) implements ObjectCell {}

  /** Words. */
  record Text(String heading, String words) implements ObjectCell {}

  /**
   * The cell of a value.
   *
   * @param words the value in words
   */
  static ObjectCell of(String heading, String words, Object value) {
    return switch (value) {
      case Boolean on -> new State(heading, on, words);
      case Instant moment -> new Time(heading, moment);
      default -> new Text(heading, words);
    };
  }
}
