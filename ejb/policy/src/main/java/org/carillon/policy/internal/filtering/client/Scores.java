package org.carillon.policy.internal.filtering.client;

import java.util.List;
import java.util.Locale;

/** Turns scores of spam filters into points and reasons. */
final class Scores {
  private static final int MOST_POINTS = 10_000;
  private static final int MOST_SYMBOLS = 12;

  private Scores() {}

  static int points(double score, int factor) {
    return Math.clamp(Math.round(score * factor), -MOST_POINTS, MOST_POINTS);
  }

  static String reason(double score, double required, List<String> symbols) {
    String named = String.join(" ", symbols.stream().limit(MOST_SYMBOLS).toList());
    return FilterReasonText.plain(
        String.format(Locale.ROOT, "score %.1f of %.1f %s", score, required, named));
  }
}
