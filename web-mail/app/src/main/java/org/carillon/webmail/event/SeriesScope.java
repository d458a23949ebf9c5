package org.carillon.webmail.event;

import java.util.Arrays;
import java.util.Locale;

/** Of how much of a series a change is. */
public enum SeriesScope {
  /** This instance alone. */
  THIS,
  /** This one and all that follow. */
  FOLLOWING,
  /** The whole series. */
  ALL;

  /** Its word, as forms have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of how much an answer is that is given on one day: of that day, unless the whole is chosen. */
  static SeriesScope answered(String word) {
    return word.equals(ALL.word()) ? ALL : THIS;
  }

  /** The one of that word; the whole series for any other. */
  static SeriesScope of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst().orElse(ALL);
  }
}
