package org.carillon.call;

import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Bindings;

/**
 * The location service's memory (RFC 3261 §10), the same on every node. Its content is on disk by
 * the time the last node ends.
 */
public interface Registrations {

  /** Returns the user's bindings. Some of them may have expired. */
  Bindings of(AddressOfRecord user);

  /**
   * Stores the user's bindings, unless they have changed since they were read.
   *
   * @param before the result of {@link #of}
   * @return false if they had changed; the caller must then read them and try again
   */
  boolean replace(AddressOfRecord user, Bindings before, Bindings after);
}
