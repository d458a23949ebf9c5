package org.carillon.policy.filter;

import java.util.Locale;
import org.carillon.policy.verdict.Handling;

/** The consequences of a matching entry. */
public enum FilterAction {
  /** Other entries, lists and points do not count. */
  ALLOW,
  /** The message gets points, which add up with those of other checks. */
  POINTS,
  /** The file is replaced by a text that says so. Only for entries about files. */
  STRIP,
  /** The minimum handling is {@link Handling#TAG}. */
  TAG,
  /** The minimum handling is {@link Handling#JUNK}. */
  JUNK,
  /** The minimum handling is {@link Handling#QUARANTINE}. */
  QUARANTINE,
  /** The minimum handling is {@link Handling#REJECT}. */
  REJECT,
  /** The minimum handling is {@link Handling#DISCARD}. */
  DISCARD;

  /** Returns the word that interfaces and the database use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static FilterAction of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns the minimum handling, {@link Handling#ACCEPT} if there is none. */
  public Handling demand() {
    return switch (this) {
      case ALLOW, POINTS, STRIP -> Handling.ACCEPT;
      case TAG -> Handling.TAG;
      case JUNK -> Handling.JUNK;
      case QUARANTINE -> Handling.QUARANTINE;
      case REJECT -> Handling.REJECT;
      case DISCARD -> Handling.DISCARD;
    };
  }
}
