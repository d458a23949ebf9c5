package org.carillon.format.mime.summary;

/**
 * What somebody began to type of a name or an address.
 *
 * @param folded without regard to case, a space before it
 */
public record TypedBeginning(String folded) {
  private static final int MOST_CHARS = 200;

  /** What was typed; of much only the first. */
  public static TypedBeginning of(String typed) {
    String text = typed.strip();
    return new TypedBeginning(
        " " + UnicodeCasemap.folded(text.substring(0, Math.min(text.length(), MOST_CHARS))));
  }

  /** Whether nothing was typed. */
  public boolean isEmpty() {
    return folded.length() == 1;
  }

  /** Whether a word of a text begins so. */
  public boolean begins(String text) {
    if (text.isEmpty()) {
      return false;
    }
    String words = " " + UnicodeCasemap.folded(text);
    return words.contains(folded)
        || words.replace('-', ' ').replace('.', ' ').replace('_', ' ').contains(folded);
  }
}
