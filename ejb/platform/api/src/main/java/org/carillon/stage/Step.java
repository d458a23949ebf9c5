package org.carillon.stage;

import java.time.Duration;

/**
 * What became of a stage when a message came by: an entry of the message's trace.
 *
 * @param stage its name
 * @param outcome what it said, or why it said nothing
 * @param reason status and text of a verdict that is not positive, or what failed; else empty
 */
public record Step(String stage, Outcome outcome, String reason, Duration took) {

  /** What it said, or why it said nothing. */
  public enum Outcome {
    ACCEPTED,
    DEFERRED,
    REFUSED,
    /** It met a defect. */
    FAILED,
    TIMED_OUT,
    /** It failed too often a short while ago and was not asked. */
    SKIPPED;

    /** Whether something is wrong with it; of one that is skipped that was told before. */
    public boolean isTrouble() {
      return switch (this) {
        case FAILED, TIMED_OUT -> true;
        case ACCEPTED, DEFERRED, REFUSED, SKIPPED -> false;
      };
    }
  }
}
