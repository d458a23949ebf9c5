package org.carillon.mailauth.dkim;

/**
 * What came of one signature.
 *
 * @param label what it says of itself, believed or not
 * @param domain whose it is, in A-labels; empty if it does not say so
 */
public record DkimResult(SignatureLabel label, String domain, DkimOutcome outcome) {

  /** Whether it holds. */
  public boolean passes() {
    return outcome instanceof DkimOutcome.Pass;
  }
}
