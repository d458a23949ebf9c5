package org.carillon.account.setting;

import java.util.Objects;

/** How somebody wants web pages to look. */
public record Appearance(Theme theme, Density density, Language language) {

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

  /** The languages that pages are written in. */
  public enum Language {
    /** What the browser asks for. */
    AUTO,
    /** English. */
    EN,
    /** German. */
    DE
  }

  /** Nothing is missing. */
  public Appearance {
    Objects.requireNonNull(theme);
    Objects.requireNonNull(density);
    Objects.requireNonNull(language);
  }
}
