package org.carillon.web;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * A line from outside, as a page shows it: a browser lays out a few hundred characters at once, but
 * tens of thousands without a blank take minutes. Characters that would reverse the text beside it
 * are removed ({@link BidiControls}).
 */
public final class ShortenedText {

  /** The maximum number of chars shown, without the ellipsis. */
  public static final int MOST = 300;

  private static final String LEFT_OUT = "…";

  /** The number of chars after the cut in which a grapheme may end. */
  private static final int AHEAD = 64;

  private ShortenedText() {}

  /** The text, or its beginning and "…"; no grapheme is cut in two. */
  public static String of(String given) {
    String text = BidiControls.without(given);
    return text.length() <= MOST ? text : text.substring(0, end(text)) + LEFT_OUT;
  }

  private static int end(String text) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text.substring(0, Math.min(text.length(), MOST + AHEAD)));
    int whole = characters.isBoundary(MOST) ? MOST : characters.preceding(MOST);
    if (whole > 0) {
      return whole;
    }
    // A letter with hundreds of accents: only code points are kept whole.
    return Character.isLowSurrogate(text.charAt(MOST)) ? MOST - 1 : MOST;
  }
}
