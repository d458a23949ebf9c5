package org.carillon.format.growth;

import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A text that strangers can make as long as they like, of one piece again and again.
 *
 * @param name what it is, in the words of its format
 * @param head what stands before the pieces
 * @param piece the piece of a number: the same each time, or not
 * @param tail what stands behind them
 */
public record HostileShape(String name, String head, IntFunction<String> piece, String tail) {

  /** One of the same piece again and again. */
  public static HostileShape of(String name, String head, String piece, String tail) {
    return new HostileShape(name, head, _ -> piece, tail);
  }

  /** It, about so long. */
  public String text(int length) {
    StringBuilder text = new StringBuilder(length + 1_000).append(head);
    for (int i = 0; text.length() < length; i++) {
      text.append(piece.apply(i));
    }
    return text.append(tail).toString();
  }

  /**
   * How the work on it grows ({@link Growth#of}).
   *
   * @param length of the large one, in characters
   * @param cheap nanoseconds for each character that are not looked at more closely
   */
  public double growth(Consumer<String> reader, int length, long cheap) {
    return Growth.of(reader, text(length / Growth.TIMES), text(length), cheap * length);
  }

  @Override
  public String toString() {
    return name;
  }
}
