package org.carillon.stage;

import java.time.Duration;

/**
 * The outcome of a stage for a message, as an entry of the message's trace.
 *
 * @param stage the stage's name
 * @param outcome the stage's verdict, or the reason why there is none
 * @param reason status and text of a verdict that is not positive, or the failure; otherwise empty
 */
public record Step(String stage, Outcome outcome, String reason, Duration took) {

  /** The stage's verdict, or the reason why there is none. */
  public enum Outcome {
    ACCEPTED,
    DEFERRED,
    REFUSED,
    /** The stage failed because of a defect. */
    FAILED,
    TIMED_OUT,
    /** The stage failed too often a short while ago and was not called. */
    SKIPPED;

    /**
     * Returns whether the outcome means that the stage has a problem. A skipped stage does not
     * count, since its problem was reported before.
     */
    public boolean isTrouble() {
      return switch (this) {
        case FAILED, TIMED_OUT -> true;
        case ACCEPTED, DEFERRED, REFUSED, SKIPPED -> false;
      };
    }
  }
}
