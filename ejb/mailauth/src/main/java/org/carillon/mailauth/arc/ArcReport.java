package org.carillon.mailauth.arc;

import java.util.List;

/**
 * What came of a message's chain.
 *
 * @param sealers who sealed it, the first at the begin; believed only if it passes
 */
public record ArcReport(ArcOutcome outcome, List<Sealer> sealers) {
  /** Copies. */
  public ArcReport {
    sealers = List.copyOf(sealers);
  }

  /**
   * One who sealed.
   *
   * @param domain in A-labels
   * @param results what it says it saw: Authentication-Results without {@code i=}, unfolded
   */
  public record Sealer(int instance, String domain, String selector, String results) {}
}
