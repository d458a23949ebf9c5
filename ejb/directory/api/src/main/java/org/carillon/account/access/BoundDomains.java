package org.carillon.account.access;

import java.net.InetAddress;
import java.util.OptionalLong;

/** Looks up the domains to which this server's IP addresses are bound. Answers come from memory. */
@FunctionalInterface
public interface BoundDomains {

  /** Returns the id of the domain bound to an IP address of this server; empty if none. */
  OptionalLong at(InetAddress reached);
}
