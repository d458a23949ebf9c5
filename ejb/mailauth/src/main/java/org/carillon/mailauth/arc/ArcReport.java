package org.carillon.mailauth.arc;

import java.util.List;

/** The result for a message's chain. Its sealers are trustworthy only if it passes. */
public record ArcReport(ArcOutcome outcome, List<Sealer> sealers) {
  public ArcReport {
    sealers = List.copyOf(sealers);
  }

  /**
   * A server that sealed the message.
   *
   * @param domain the domain in A-labels
   * @param results the results that it claims: Authentication-Results without {@code i=}, unfolded
   */
  public record Sealer(int instance, String domain, String selector, String results) {}
}
