package org.carillon.zone;

import java.util.Optional;

/** Returns the domains' policies for incoming mail. */
public interface TransportPolicies {

  /** Returns a domain's policy, by name or alias; empty without a policy or public name. */
  Optional<TransportPolicy> of(String domain);
}
