package org.carillon.call;

import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Bindings;

/** The location service (RFC 3261 §10), equal on all nodes and on disk when the last ends. */
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
