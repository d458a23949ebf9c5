package org.carillon.account.setting;

import java.util.Objects;

/**
 * A user's choices for the look of web pages and the format of times.
 *
 * @param theme light or dark
 * @param density the distance between rows
 * @param language a language code (ISO 639), or {@link #AUTO}
 * @param times the time zone and the format of times
 */
public record Appearance(Theme theme, Density density, String language, TimeFormats times) {

  /** The value for the language that the browser asks for. */
  public static final String AUTO = "auto";

  /** The colour themes of web pages. */
  public enum Theme {
    /** The theme of the device. */
    AUTO,
    /** Dark text on a light background. */
    LIGHT,
    /** Light text on a dark background. */
    DARK
  }

  /** The distances between the rows of a list. */
  public enum Density {
    /** Shows the most rows. */
    COMPACT,
    /** The normal distance. */
    NORMAL,
    /** The rows are easiest to tell apart and to touch. */
    ROOMY
  }

  /** Checks that no value is null. */
  public Appearance {
    Objects.requireNonNull(theme);
    Objects.requireNonNull(density);
    Objects.requireNonNull(language);
    Objects.requireNonNull(times);
  }
}
