package org.carillon.account.access;

import java.net.InetAddress;
import java.util.OptionalLong;

/** Looks up the domains to which this server's IP addresses are bound. Answers come from memory. */
@FunctionalInterface
public interface BoundDomains {

  /**
   * Returns the id of the domain to which an IP address of this server is bound, or empty if it is
   * bound to none.
   */
  OptionalLong at(InetAddress reached);
}
