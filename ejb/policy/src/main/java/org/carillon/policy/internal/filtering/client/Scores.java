package org.carillon.policy.internal.filtering.client;

import java.util.List;
import java.util.Locale;

/** Scores of spam filters as points and reasons. */
final class Scores {
  private static final int MOST_POINTS = 10_000;
  private static final int MOST_SYMBOLS = 12;

  private Scores() {}

  /** How many points a score is. */
  static int points(double score, int factor) {
    return Math.clamp(Math.round(score * factor), -MOST_POINTS, MOST_POINTS);
  }

  /** What is told of it. */
  static String reason(double score, double required, List<String> symbols) {
    String named = String.join(" ", symbols.stream().limit(MOST_SYMBOLS).toList());
    return FilterWords.plain(
        String.format(Locale.ROOT, "score %.1f of %.1f %s", score, required, named));
  }
}
