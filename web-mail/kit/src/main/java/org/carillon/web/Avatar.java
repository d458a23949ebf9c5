package org.carillon.web;

import java.util.Locale;
import java.util.regex.Pattern;

/** The circle that stands for a person: initials, and a hue that depends on the address only. */
public final class Avatar {
  private static final int HUES = 12;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Avatar() {}

  /** One or two initials of a name, or of the address when there is no name. */
  public static String initials(String name, String address) {
    String from = name == null || name.isBlank() ? address : name;
    String[] words =
        BETWEEN_WORDS
            .splitAsStream(from == null ? "" : from)
            .filter(word -> !word.isEmpty())
            .toArray(String[]::new);
    if (words.length == 0) {
      return "?";
    }
    boolean isAddress = from.equals(address);
    String last = words.length == 1 || isAddress ? "" : first(words[words.length - 1]);
    return (first(words[0]) + last).toUpperCase(Locale.ROOT);
  }

  /** The hue's number, 0 to 11. */
  public static int hue(String address) {
    String key = address == null ? "" : address.toLowerCase(Locale.ROOT);
    return Math.floorMod(key.hashCode() * 0x9E3779B1 >>> 16, HUES);
  }

  private static String first(String word) {
    return new String(Character.toChars(word.codePointAt(0)));
  }
}
