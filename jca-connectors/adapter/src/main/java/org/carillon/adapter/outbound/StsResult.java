package org.carillon.adapter.outbound;

import org.carillon.contract.queue.StsPolicy;

/** The result of a session with a host under its domain's policy (MTA-STS, RFC 8461). */
sealed interface StsResult {

  /** The session is encrypted as the policy of the domain demands. */
  record Met(String domain, StsPolicy.Mode mode, String host) implements StsResult {}

  /**
   * The host does not meet the policy.
   *
   * @param domain the domain whose mail it takes
   * @param mode the treatment of that mail
   * @param host the host's name
   * @param why a sentence for people
   */
  record Failed(String domain, StsPolicy.Mode mode, String host, StsFailure failure, String why)
      implements StsResult {}
}
