package org.carillon.protocol.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that a client may choose (RFC 5255 §3, RFC 6856 §3). */
public enum Language {
  /** English. */
  ENGLISH("en", "English"),
  /** German. */
  GERMAN("de", "Deutsch"),
  /** What texts are in while nobody has chosen (RFC 2277 §4.5): English. */
  DEFAULT("i-default", "English");

  private static final Translation TO_GERMAN = Translation.read("de.tsv");

  private final String tag;
  private final String title;

  Language(String tag, String title) {
    this.tag = tag;
    this.title = title;
  }

  /** Its tag (RFC 5646). */
  public String tag() {
    return tag;
  }

  /** Its name, in itself. */
  public String title() {
    return title;
  }

  /** A text, whose English is given; in English where there is none of it. */
  public String say(String english) {
    return switch (this) {
      case ENGLISH, DEFAULT -> english;
      case GERMAN -> TO_GERMAN.of(english).orElse(english);
    };
  }

  /**
   * The language that a range names (RFC 4647 §3.3.1): {@code de} and {@code *}, and since regions
   * make no difference here {@code de-AT} too (§3.4). For {@code default} the default's.
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
