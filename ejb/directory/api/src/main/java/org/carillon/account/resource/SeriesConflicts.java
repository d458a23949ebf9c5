package org.carillon.account.resource;

import java.util.Locale;

/** What becomes of a series some of whose instances can't be had. */
public enum SeriesConflicts {
  /** All of it is refused. */
  REFUSE_ALL,
  /** Only those are. */
  REFUSE_THOSE;

  /** As it is declared. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** By its declared word. */
  public static SeriesConflicts of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
