package org.carillon.contract.stage;

import java.time.Duration;

/**
 * The time limit of a stage, and what happens if the stage fails or exceeds it.
 *
 * @param timeout zero for a stage that uses no external system: it runs on the session's own thread
 *     without a limit
 * @param policy what is done without its verdict
 * @param canBeAway true if several failures in a row mean that the external system is unavailable,
 *     so that it is called only rarely until it answers again. It is false for a stage whose
 *     external system is chosen by the sender, because an attacker could disable the stage for
 *     others
 */
public record StageTerms(Duration timeout, FailurePolicy policy, boolean canBeAway) {

  /** Creates the terms of a stage that uses a fixed external system, which may be unavailable. */
  public StageTerms(Duration timeout, FailurePolicy policy) {
    this(timeout, policy, true);
  }

  /** Returns the terms of a stage whose external system is chosen by unknown senders. */
  public static StageTerms ofStrangers(Duration timeout, FailurePolicy policy) {
    return new StageTerms(timeout, policy, false);
  }

  /** The treatment of mail that a stage can't judge. */
  public enum FailurePolicy {
    /** The mail continues, as if the stage had accepted. */
    ACCEPT,
    /** The client is asked to try again later. */
    DEFER
  }

  /** Returns the terms of a stage that uses no external system. */
  public static StageTerms own(FailurePolicy policy) {
    return new StageTerms(Duration.ZERO, policy);
  }

  /** Returns whether the stage uses an external system, and may therefore take some time. */
  public boolean waits() {
    return timeout.isPositive();
  }
}
