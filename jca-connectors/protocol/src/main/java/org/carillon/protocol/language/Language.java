package org.carillon.protocol.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that a client may choose (RFC 5255 §3, RFC 6856 §3). */
public enum Language {
  ENGLISH("en", "English"),
  GERMAN("de", "Deutsch"),
  /** The default of texts until a client chooses a language (RFC 2277 §4.5): English. */
  DEFAULT("i-default", "English");

  private static final Translation TO_GERMAN = Translation.read("de.tsv");

  private final String tag;
  private final String title;

  Language(String tag, String title) {
    this.tag = tag;
    this.title = title;
  }

  /** Returns the language's tag (RFC 5646). */
  public String tag() {
    return tag;
  }

  /** Returns the language's name, in the language itself. */
  public String title() {
    return title;
  }

  /** Returns the translation of an English text, or the text itself if there is none. */
  public String say(String english) {
    return switch (this) {
      case ENGLISH, DEFAULT -> english;
      case GERMAN -> TO_GERMAN.of(english).orElse(english);
    };
  }

  /**
   * Returns the language that a range names (RFC 4647 §3.3.1): {@code de} and {@code *}, and, as
   * regions are ignored here, also {@code de-AT} (§3.4). For {@code default} returns the default.
   */
  public static Optional<Language> named(String range) {
    String wanted = range.toLowerCase(Locale.ROOT);
    if (wanted.equals("default")) {
      return Optional.of(DEFAULT);
    }
    return Arrays.stream(values())
        .filter(
            language ->
                wanted.equals("*")
                    || wanted.equals(language.tag)
                    || wanted.startsWith(language.tag + "-"))
        .findFirst();
  }
}
