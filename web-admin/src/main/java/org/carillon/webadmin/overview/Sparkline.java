package org.carillon.webadmin.overview;

import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A figure over the last day as a small line, drawn here so that it needs no script.
 *
 * @param key the figure's key in the bundle
 * @param now its latest value in words
 * @param least the least value in the line, in words
 * @param most the greatest value in the line, in words
 * @param since the time of the first point
 * @param line the line's points, in a field of {@link #WIDTH} by {@link #HEIGHT}
 * @param area the same points closed along the bottom
 */
public record Sparkline(
    String key, String now, String least, String most, Instant since, String line, String area) {

  static final int WIDTH = 240;
  static final int HEIGHT = 40;

  /** The line's points for values, the oldest first; a flat line at the bottom if empty. */
  static String points(double[] values, double greatest) {
    StringJoiner points = new StringJoiner(" ");
    if (values.length < 2) {
      return "0," + (HEIGHT - 1) + " " + WIDTH + "," + (HEIGHT - 1);
    }
    double step = (double) WIDTH / (values.length - 1);
    for (int i = 0; i < values.length; i++) {
      double share = greatest <= 0 ? 0 : values[i] / greatest;
      points.add(
          String.format(Locale.ROOT, "%.1f,%.1f", i * step, HEIGHT - 1 - share * (HEIGHT - 4)));
    }
    return points.toString();
  }

  /** The points closed along the bottom, for the area below the line. */
  static String closed(String points) {
    return "0," + HEIGHT + " " + points + " " + WIDTH + "," + HEIGHT;
  }
}
