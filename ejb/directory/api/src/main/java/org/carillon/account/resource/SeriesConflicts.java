package org.carillon.account.resource;

import java.util.Locale;

/** The treatment of a series of which some instances are not available. */
public enum SeriesConflicts {
  /** The whole series is refused. */
  REFUSE_ALL,
  /** Only those instances are refused. */
  REFUSE_THOSE;

  /** Returns the word under which the value is declared. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the value with this declared word. */
  public static SeriesConflicts of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
