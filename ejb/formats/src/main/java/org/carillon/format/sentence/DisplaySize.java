package org.carillon.format.sentence;

import java.util.Locale;

/** Writes a size for people to read. */
public final class DisplaySize {
  private DisplaySize() {}

  /** Returns a size in octets rounded to a unit, {@code 412 KB}, {@code 1.2 MB}. */
  public static String of(long octets, Locale language) {
    long thousands = Math.max(1, Math.round(octets / 1e3));
    return thousands < 1_000 ? thousands + " KB" : String.format(language, "%.1f MB", octets / 1e6);
  }
}
