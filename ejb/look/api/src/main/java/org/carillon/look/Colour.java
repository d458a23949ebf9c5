package org.carillon.look;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An sRGB colour with parts from 0 to 255.
 *
 * @param red the red part
 * @param green the green part
 * @param blue the blue part
 */
public record Colour(int red, int green, int blue) {
  /** The least contrast of text (WCAG 2.2, 1.4.3). */
  public static final double READABLE = 4.5;

  static final Colour BLACK = new Colour(0, 0, 0);
  static final Colour WHITE = new Colour(255, 255, 255);

  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

  /** The step by which a colour is moved towards black or white, as a share of the way. */
  private static final double STEP = 0.02;

  /** Reads {@code #rrggbb}. Empty for any other text. */
  public static Optional<Colour> of(String text) {
    if (!HEX.matcher(text).matches()) {
      return Optional.empty();
    }
    int all = Integer.parseInt(text.substring(1), 16);
    return Optional.of(new Colour(all >> 16, all >> 8 & 0xFF, all & 0xFF));
  }

  /** Returns the colour as {@code #rrggbb}. */
  public String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** Returns the contrast ratio with another colour, 1 to 21 (WCAG 2.2, contrast ratio). */
  public double contrast(Colour other) {
    double own = luminance();
    double others = other.luminance();
    return (Math.max(own, others) + 0.05) / (Math.min(own, others) + 0.05);
  }

  /** Returns the least contrast with any of several colours. */
  double contrast(Iterable<Colour> others) {
    double least = 21;
    for (Colour other : others) {
      least = Math.min(least, contrast(other));
    }
    return least;
  }

  /**
   * Returns the colour on the way from this one to {@code end} that is nearest to this one and has
   * at least the contrast {@code least} with all others. Returns {@code end} if there is none.
   */
  Colour toward(Colour end, double least, Iterable<Colour> others) {
    Colour tried = this;
    for (double part = STEP; part < 1 && tried.contrast(others) < least; part += STEP) {
      tried = mixed(end, part);
    }
    return tried.contrast(others) < least ? end : tried;
  }

  /** Returns this colour mixed with another, whose share is 0 to 1. */
  Colour mixed(Colour other, double part) {
    return new Colour(
        mixed(red, other.red, part),
        mixed(green, other.green, part),
        mixed(blue, other.blue, part));
  }

  private static int mixed(int one, int other, double part) {
    return (int) Math.round(one + (other - one) * part);
  }

  /** Returns the relative luminance (WCAG 2.2). */
  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
