package org.carillon.format.sentence;

import java.util.Locale;

/** Writes a size for people to read. */
public final class DisplaySize {
  private DisplaySize() {}

  /**
   * Returns the size rounded to the unit that fits, at least kilobytes: {@code 412 KB}, {@code 1.2
   * MB}.
   *
   * @param octets the size in octets
   */
  public static String of(long octets, Locale language) {
    long thousands = Math.max(1, Math.round(octets / 1e3));
    return thousands < 1_000 ? thousands + " KB" : String.format(language, "%.1f MB", octets / 1e6);
  }
}
