package org.carillon.webmail.event;

import java.util.Arrays;
import java.util.Locale;

/** The part of a series that a change is for. */
public enum SeriesScope {
  THIS,
  /** This instance and all that follow. */
  FOLLOWING,
  ALL;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the scope of an answer given on one day: that day, unless the whole is chosen. */
  static SeriesScope answered(String word) {
    return word.equals(ALL.word()) ? ALL : THIS;
  }

  /** Returns the scope with the word; the whole series for any other word. */
  static SeriesScope of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst().orElse(ALL);
  }
}
