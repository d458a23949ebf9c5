package org.carillon.call;

import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Bindings;

/**
 * The location service's memory (RFC 3261 §10), the same on every node. What is in it when the last
 * node ends is on disk by then.
 */
public interface Registrations {

  /** The user's bindings; those that have ended may still be among them. */
  Bindings of(AddressOfRecord user);

  /**
   * Stores the user's bindings, if nobody else did since they were read.
   *
   * @param before what {@link #of} answered
   * @return false when they had changed: to be read and tried again
   */
  boolean replace(AddressOfRecord user, Bindings before, Bindings after);
}
