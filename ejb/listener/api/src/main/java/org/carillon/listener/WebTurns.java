package org.carillon.listener;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetShares;

/**
 * How many web requests of one client network are worked on at once: each has a thread for as long
 * as its client takes to read the answer, and a network that reads nothing must not have them all.
 * Connections from this machine itself are not bounded; it may be a proxy that tells nothing of its
 * clients.
 */
@ApplicationScoped
public class WebTurns {
  /** Of one network: a quarter of the threads that the launcher gives the web. */
  public static final int OF_ONE_NETWORK = 32;

  /** A network has an eighth of these, a site a quarter; all together, more than there are. */
  private static final int SHARED = 8 * OF_ONE_NETWORK;

  /** Counts requests instead of octets: each is one. */
  private final OctetShares shares = new OctetShares(new OctetBudget(SHARED));

  /**
   * A request's turn, until it is closed.
   *
   * @param share what it is taken from; empty for this machine itself
   */
  public record Turn(Optional<OctetBudget> share) implements AutoCloseable {
    /**
     * The answer is made. While its request's body is not read to the end, the server reads and
     * drops it by the same thread, as slowly as the client sends: then the turn lasts as long.
     *
     * @param read whether nothing of it is left
     * @param whenEnded runs what it is given when it is
     */
    public void answered(boolean read, Consumer<Runnable> whenEnded) {
      if (read) {
        close();
      } else {
        whenEnded.accept(this::close);
      }
    }

    @Override
    public void close() {
      share.ifPresent(one -> one.giveBack(1));
    }
  }

  /** A turn for a request; empty if its network has as many as it may. */
  public Optional<Turn> begin(InetAddress client) {
    if (client.isLoopbackAddress()) {
      return Optional.of(new Turn(Optional.empty()));
    }
    OctetBudget share = shares.of(ClientNetwork.of(client));
    return share.take(1) ? Optional.of(new Turn(Optional.of(share))) : Optional.empty();
  }
}
