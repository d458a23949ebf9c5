package org.carillon.look;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour of sRGB, each part 0 to 255.
 *
 * @param red of red
 * @param green of green
 * @param blue of blue
 */
public record Colour(int red, int green, int blue) {
  /** The least contrast of words (WCAG 2.2, 1.4.3). */
  public static final double READABLE = 4.5;

  static final Colour BLACK = new Colour(0, 0, 0);
  static final Colour WHITE = new Colour(255, 255, 255);

  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

  /** By how much of the way to black or white a colour is mended at a time. */
  private static final double STEP = 0.02;

  /** Reads {@code #rrggbb}; empty for what is none. */
  public static Optional<Colour> of(String text) {
    if (!HEX.matcher(text).matches()) {
      return Optional.empty();
    }
    int all = Integer.parseInt(text.substring(1), 16);
    return Optional.of(new Colour(all >> 16, all >> 8 & 0xFF, all & 0xFF));
  }

  /** As style sheets have it. */
  public String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** How well one is told from the other, 1 to 21 (WCAG 2.2, contrast ratio). */
  public double contrast(Colour other) {
    double own = luminance();
    double others = other.luminance();
    return (Math.max(own, others) + 0.05) / (Math.min(own, others) + 0.05);
  }

  /** The least contrast with several. */
  double contrast(Iterable<Colour> others) {
    double least = 21;
    for (Colour other : others) {
      least = Math.min(least, contrast(other));
    }
    return least;
  }

  /** This colour, or the nearest to it on its way to another that is told so well from others. */
  Colour toward(Colour end, double least, Iterable<Colour> others) {
    Colour tried = this;
    for (double part = STEP; part < 1 && tried.contrast(others) < least; part += STEP) {
      tried = mixed(end, part);
    }
    return tried.contrast(others) < least ? end : tried;
  }

  /** This colour with so much of another in it. */
  Colour mixed(Colour other, double part) {
    return new Colour(
        mixed(red, other.red, part),
        mixed(green, other.green, part),
        mixed(blue, other.blue, part));
  }

  private static int mixed(int one, int other, double part) {
    return (int) Math.round(one + (other - one) * part);
  }

  /** WCAG 2.2, relative luminance. */
  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
