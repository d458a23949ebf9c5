package org.carillon.adapter.listen;

import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetHolding;
import org.carillon.contract.net.OctetShares;

/**
 * The memory that all connections of an adapter's listeners share.
 *
 * @param strangers for clients before they sign in: unfinished lines, literals, encrypted records
 * @param signedIn the same for signed-in clients
 * @param handshakes for TLS handshakes that are not complete
 */
public record SharedMemory(OctetShares strangers, OctetBudget signedIn, OctetShares handshakes) {

  /**
   * Returns shares of this process's memory: at 1 GB room for 2,048 handshakes at once, 256 of one
   * client.
   */
  public static SharedMemory ofProcess() {
    return new SharedMemory(
        new OctetShares(OctetBudget.ofMemory(16)),
        OctetBudget.ofMemory(4),
        new OctetShares(OctetBudget.ofMemory(16)));
  }

  /** Creates the account of a connection's memory, counted as a stranger's until it signs in. */
  public OctetHolding holding(ClientNetwork client) {
    return new OctetHolding(strangers.of(client), signedIn);
  }
}
