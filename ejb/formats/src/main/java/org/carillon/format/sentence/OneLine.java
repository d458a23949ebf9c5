package org.carillon.format.sentence;

/** What strangers wrote, where it stands among words of ours. */
public final class OneLine {
  private OneLine() {}

  /**
   * One line that turns nothing around it, of whole characters.
   *
   * @param most how many characters it has; what is longer ends in an ellipsis
   */
  public static String of(String text, int most) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]+", " ").strip();
    return plain.codePointCount(0, plain.length()) <= most
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, most)) + "…";
  }
}
