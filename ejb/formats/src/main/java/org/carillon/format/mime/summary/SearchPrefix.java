package org.carillon.format.mime.summary;

/** The typed beginning of a name or address, folded to ignore case, after a space. */
public record SearchPrefix(String folded) {
  private static final int MOST_CHARS = 200;

  /** Returns the beginning that was typed, at most its first 200 chars. */
  public static SearchPrefix of(String typed) {
    String text = typed.strip();
    return new SearchPrefix(
        " " + UnicodeCasemap.folded(text.substring(0, Math.min(text.length(), MOST_CHARS))));
  }

  /** Returns whether nothing was typed. */
  public boolean isEmpty() {
    return folded.length() == 1;
  }

  /** Returns whether a word of the text begins with what was typed. */
  public boolean begins(String text) {
    if (text.isEmpty()) {
      return false;
    }
    String words = " " + UnicodeCasemap.folded(text);
    return words.contains(folded)
        || words.replace('-', ' ').replace('.', ' ').replace('_', ' ').contains(folded);
  }
}
