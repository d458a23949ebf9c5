package org.carillon.zone;

import java.util.Optional;

/** Returns the domains' policies for incoming mail. */
public interface TransportPolicies {

  /**
   * Returns the policy of a domain, by its name or an alias; empty if it publishes none, or the
   * server has no public name.
   */
  Optional<TransportPolicy> of(String domain);
}
