package org.carillon.web;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * A line that a stranger wrote, as a page shows it: a browser lays out some hundred characters at
 * once, but tens of thousands without a blank only in minutes. What would turn round what stands
 * beside it is left out ({@link BidiControls}).
 */
public final class Shortened {

  /** The most chars that are shown, without the mark of what was left out. */
  public static final int MOST = 300;

  private static final String LEFT_OUT = "…";

  /** How far a character as readers see it is followed behind the cut. */
  private static final int AHEAD = 64;

  private Shortened() {}

  /** The text, or its begin and "…"; no character as readers see it is cut in two. */
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
    // One letter under hundreds of accents: only code points are kept whole.
    return Character.isLowSurrogate(text.charAt(MOST)) ? MOST - 1 : MOST;
  }
}
