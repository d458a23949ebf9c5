package org.carillon.policy.replay;

import java.time.Instant;
import java.util.List;
import org.carillon.policy.verdict.Handling;

/**
 * What a changed policy would do otherwise.
 *
 * @param judged how many messages were looked at
 * @param isCut whether there are more of that time, earlier ones
 * @param shifts how many messages would be handled otherwise, the most frequent first
 * @param differences the latest of them, {@link #MOST_DIFFERENCES} at most
 */
public record ReplayReport(
    long judged, boolean isCut, List<Shift> shifts, List<Difference> differences) {
  /** How many messages are looked at. */
  public static final int MOST_JUDGED = 100_000;

  /** How many messages are told of. */
  public static final int MOST_DIFFERENCES = 200;

  /** Copies. */
  public ReplayReport {
    shifts = List.copyOf(shifts);
    differences = List.copyOf(differences);
  }

  /** So many messages would be handled so instead of so. */
  public record Shift(Handling before, Handling after, long count) {}

  /**
   * A message that would be handled otherwise.
   *
   * @param trace the id it is known by
   * @param sender its return path
   * @param recipients the first of them
   */
  public record Difference(
      String trace,
      Instant at,
      String sender,
      List<String> recipients,
      Handling before,
      long pointsBefore,
      Handling after,
      long pointsAfter) {}
}
