package org.carillon.account.access;

import java.net.InetAddress;
import java.util.OptionalLong;

/** To which domains this server's addresses are bound. Answers come from memory. */
@FunctionalInterface
public interface BoundDomains {

  /** The id of the domain that an address of this server is of; empty if it is of none. */
  OptionalLong at(InetAddress reached);
}
