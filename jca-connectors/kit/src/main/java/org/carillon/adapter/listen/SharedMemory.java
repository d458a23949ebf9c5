package org.carillon.adapter.listen;

import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.NetworkBudgets;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetReservation;

/**
 * The memory that all connections of an adapter's listeners share.
 *
 * @param strangers for clients before they sign in: unfinished lines, literals, encrypted records
 * @param signedIn the same for signed-in clients
 * @param handshakes for TLS handshakes that are not complete
 */
public record SharedMemory(
    NetworkBudgets strangers, OctetBudget signedIn, NetworkBudgets handshakes) {

  /** Returns shares of this process's memory: at 1 GB 2,048 handshakes, 256 of one client. */
  public static SharedMemory ofProcess() {
    return new SharedMemory(
        new NetworkBudgets(OctetBudget.ofMemory(16)),
        OctetBudget.ofMemory(4),
        new NetworkBudgets(OctetBudget.ofMemory(16)));
  }

  /** Creates the account of a connection's memory, counted as unauthenticated until sign-in. */
  public OctetReservation holding(ClientNetwork client) {
    return new OctetReservation(strangers.of(client), signedIn);
  }
}
