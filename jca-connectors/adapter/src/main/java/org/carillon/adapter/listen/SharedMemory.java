package org.carillon.adapter.listen;

import org.carillon.contract.net.OctetBudget;

/**
 * The memory that all connections of this node's listeners share.
 *
 * @param strangers what is held for clients before they sign in: unfinished lines, literals,
 *     encrypted records
 * @param signedIn the same for those who have
 * @param handshakes what encryption takes until both sides agree
 */
record SharedMemory(OctetBudget strangers, OctetBudget signedIn, OctetBudget handshakes) {

  /** Parts of the memory this process may have: at 1 GB room for 2,048 handshakes at once. */
  static SharedMemory ofProcess() {
    return new SharedMemory(
        OctetBudget.ofMemory(16), OctetBudget.ofMemory(4), OctetBudget.ofMemory(16));
  }
}
