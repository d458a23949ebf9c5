package org.carillon.webadmin.directory;

import java.time.Instant;

/** A cell of a list of objects. */
public sealed interface ObjectCell {
  /** The column's heading; narrow screens show it beside the value. */
  String heading();

  /** A switch and its state in words. */
  record State(String heading, boolean on, String words) implements ObjectCell {}

  record Time(String heading, Instant moment) implements ObjectCell {}

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
