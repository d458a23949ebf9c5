package org.carillon.format.sentence;

/** Makes untrusted text fit to stand within the server's own sentences. */
public final class SingleLineText {
  private SingleLineText() {}

  /**
   * Returns the text as one line without control and formatting characters, which could change the
   * direction of the text around it, and without halves of surrogate pairs.
   *
   * @param most the maximum number of characters; a longer text is cut off and ends in an ellipsis
   */
  public static String of(String text, int most) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]+", " ").strip();
    return plain.codePointCount(0, plain.length()) <= most
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, most)) + "…";
  }
}
