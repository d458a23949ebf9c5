package org.carillon.policy.replay;

import java.time.Instant;
import java.util.List;
import org.carillon.policy.verdict.Handling;

/**
 * The differences that a changed policy would make.
 *
 * @param judged the number of messages that were judged
 * @param isCut whether that time has more messages, which are earlier
 * @param shifts the numbers of messages that would be handled differently, the most frequent first
 * @param differences the latest of these messages, {@link #MOST_DIFFERENCES} at most
 */
public record ReplayReport(
    long judged, boolean isCut, List<Shift> shifts, List<Difference> differences) {
  /** The largest number of messages that are judged. */
  public static final int MOST_JUDGED = 100_000;

  /** The largest number of messages that are listed. */
  public static final int MOST_DIFFERENCES = 200;

  public ReplayReport {
    shifts = List.copyOf(shifts);
    differences = List.copyOf(differences);
  }

  /** The number of messages that would change from one handling to another. */
  public record Shift(Handling before, Handling after, long count) {}

  /**
   * A message that would be handled differently.
   *
   * @param trace the id of its trace
   * @param sender its return path
   * @param recipients its first recipients
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
