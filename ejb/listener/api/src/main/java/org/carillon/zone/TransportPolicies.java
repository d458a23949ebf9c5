package org.carillon.zone;

import java.util.Optional;

/** Tells how domains want mail to be brought to them. */
public interface TransportPolicies {

  /**
   * That of a domain here, by its name or another of its names; empty where it publishes none, or
   * the server has no name on the Internet.
   */
  Optional<TransportPolicy> of(String domain);
}
