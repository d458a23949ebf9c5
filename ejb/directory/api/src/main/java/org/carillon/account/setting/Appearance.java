package org.carillon.account.setting;

import java.util.Objects;

/**
 * How somebody wants web pages to look, and to write times.
 *
 * @param theme light or dark
 * @param density how far apart rows are
 * @param language a language's code (ISO 639), or {@link #AUTO}
 * @param times the time zone, and how times are written
 */
public record Appearance(Theme theme, Density density, String language, TimeFormats times) {

  /** The language that the browser asks for. */
  public static final String AUTO = "auto";

  /** Light or dark. */
  public enum Theme {
    /** As the device is set. */
    AUTO,
    /** Dark words on light. */
    LIGHT,
    /** Light words on dark. */
    DARK
  }

  /** How far apart the rows of a list are. */
  public enum Density {
    /** Most in view. */
    COMPACT,
    /** In between. */
    NORMAL,
    /** Easiest to tell apart and to touch. */
    ROOMY
  }

  /** Nothing is missing. */
  public Appearance {
    Objects.requireNonNull(theme);
    Objects.requireNonNull(density);
    Objects.requireNonNull(language);
    Objects.requireNonNull(times);
  }
}
