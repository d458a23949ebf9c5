package org.carillon.mailauth.spf;

/**
 * The result of checking one identity.
 *
 * @param sender the checked sender, as an address: {@code postmaster@…} for a greeting and for an
 *     empty return path
 * @param domain the domain of the policy; DMARC aligns it if the check passed
 */
public record SpfVerdict(SpfIdentity identity, String sender, String domain, SpfResult result) {

  /** Returns whether the domain allows the client to send. */
  public boolean isPass() {
    return result instanceof SpfResult.Pass;
  }
}
