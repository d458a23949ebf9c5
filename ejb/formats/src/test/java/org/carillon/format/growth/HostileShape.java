package org.carillon.format.growth;

import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A text that attackers can make arbitrarily long by repeating a piece.
 *
 * @param name a name, in the terms of its format
 * @param head the text before the pieces
 * @param piece the piece by its number; all may be the same
 * @param tail the text after the pieces
 */
public record HostileShape(String name, String head, IntFunction<String> piece, String tail) {

  /** Returns a shape that repeats one piece. */
  public static HostileShape of(String name, String head, String piece, String tail) {
    return new HostileShape(name, head, _ -> piece, tail);
  }

  /** Returns a text of this shape with about {@code length} characters. */
  public String text(int length) {
    StringBuilder text = new StringBuilder(length + 1_000).append(head);
    for (int i = 0; text.length() < length; i++) {
      text.append(piece.apply(i));
    }
    return text.append(tail).toString();
  }

  /**
   * Returns how the work on it grows ({@link Growth#of}).
   *
   * @param length the length of the large text, in characters
   * @param cheap the cost that is always accepted, in ns per character
   */
  public double growth(Consumer<String> reader, int length, long cheap) {
    return Growth.of(reader, text(length / Growth.TIMES), text(length), cheap * length);
  }

  @Override
  public String toString() {
    return name;
  }
}
