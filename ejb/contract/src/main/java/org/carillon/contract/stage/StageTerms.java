package org.carillon.contract.stage;

import java.time.Duration;

/**
 * How long a stage may take, and what is done when it fails or takes longer.
 *
 * @param timeout zero for a stage that asks nobody outside: it is run by the session's own thread,
 *     and waited for
 * @param policy what is done without its verdict
 * @param canBeAway whether failures in a row say that whom it asks is away, so that it is asked
 *     seldom until it answers; not of a stage that asks whom strangers name, who could so switch it
 *     off for others
 */
public record StageTerms(Duration timeout, FailurePolicy policy, boolean canBeAway) {

  /** Those of a stage that asks a neighbour, who can be away. */
  public StageTerms(Duration timeout, FailurePolicy policy) {
    this(timeout, policy, true);
  }

  /** Those of a stage that asks whom strangers name. */
  public static StageTerms ofStrangers(Duration timeout, FailurePolicy policy) {
    return new StageTerms(timeout, policy, false);
  }

  /** What becomes of mail that a stage can't judge. */
  public enum FailurePolicy {
    /** It goes on, as if the stage had accepted. */
    ACCEPT,
    /** The client is asked to come again. */
    DEFER
  }

  /** Those of a stage that asks nobody outside. */
  public static StageTerms own(FailurePolicy policy) {
    return new StageTerms(Duration.ZERO, policy);
  }

  /** Whether it asks somebody outside, and so may take its time. */
  public boolean waits() {
    return timeout.isPositive();
  }
}
