package org.carillon.mailauth.spf;

/**
 * What was found of one identity.
 *
 * @param sender who was checked, as an address: {@code postmaster@…} for a greeting and for an
 *     empty return path
 * @param domain whose policy it is; what DMARC aligns, when it passed
 */
public record SpfVerdict(SpfIdentity identity, String sender, String domain, SpfResult result) {

  /** Whether the domain says that the client may. */
  public boolean isPass() {
    return result instanceof SpfResult.Pass;
  }
}
