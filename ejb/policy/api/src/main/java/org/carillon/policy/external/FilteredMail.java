package org.carillon.policy.external;

import java.util.Locale;
import org.carillon.policy.screening.MessageFilters.Origin;

/** The kinds of mail that a filter is shown. */
public enum FilteredMail {
  /** Mail that is screened. */
  STRANGERS,
  /** Mail of clients that signed in or are trusted. */
  USERS,
  /** Mail of every origin. */
  ALL;

  /** Returns the word that administrators use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the constant with this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FilteredMail of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns whether mail of that origin is included. */
  public boolean has(Origin origin) {
    return switch (this) {
      case STRANGERS -> origin == Origin.STRANGER;
      case USERS -> origin == Origin.USER;
      case ALL -> true;
    };
  }
}
