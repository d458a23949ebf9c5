package org.carillon.policy.external;

import java.util.Locale;
import org.carillon.policy.screening.MessageFilters.Origin;

/** Whose mail a filter is shown. */
public enum FilteredMail {
  /** What is screened. */
  STRANGERS,
  /** Of who signed in, or is trusted. */
  USERS,
  /** Every message. */
  ALL;

  /** As administrators say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static FilteredMail of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether mail of that origin is meant. */
  public boolean has(Origin origin) {
    return switch (this) {
      case STRANGERS -> origin == Origin.STRANGER;
      case USERS -> origin == Origin.USER;
      case ALL -> true;
    };
  }
}
