package org.carillon.adapter.listen;

import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetHolding;
import org.carillon.contract.net.OctetShares;

/**
 * The memory that all connections of an adapter's listeners share.
 *
 * @param strangers what is held for clients before they sign in: unfinished lines, literals,
 *     encrypted records
 * @param signedIn the same for those who have
 * @param handshakes what encryption takes until both sides agree
 */
public record SharedMemory(OctetShares strangers, OctetBudget signedIn, OctetShares handshakes) {

  /**
   * Parts of the memory this process may have: at 1 GB room for 2,048 handshakes at once, 256 of
   * one client.
   */
  public static SharedMemory ofProcess() {
    return new SharedMemory(
        new OctetShares(OctetBudget.ofMemory(16)),
        OctetBudget.ofMemory(4),
        new OctetShares(OctetBudget.ofMemory(16)));
  }

  /** What a client's connection holds, counted with the strangers' until it has signed in. */
  public OctetHolding holding(ClientNetwork client) {
    return new OctetHolding(strangers.of(client), signedIn);
  }
}
