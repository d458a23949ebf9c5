package org.carillon.mailauth.dkim;

/**
 * The result of verifying one signature.
 *
 * @param label the signature's own claims, which may be false
 * @param domain the signing domain, in A-labels; empty if it is not given
 */
public record DkimResult(SignatureLabel label, String domain, DkimOutcome outcome) {

  /** Returns whether the signature is valid. */
  public boolean passes() {
    return outcome instanceof DkimOutcome.Pass;
  }
}
