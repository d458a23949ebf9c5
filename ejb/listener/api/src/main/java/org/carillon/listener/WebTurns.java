package org.carillon.listener;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.NetworkBudgets;
import org.carillon.contract.net.OctetBudget;

/**
 * Limits the web requests of one client network that are served at once. Each holds a thread for as
 * long as its client takes to read the response, and a network that reads nothing must not hold all
 * threads. Loopback connections are not limited; they may come from a proxy that hides its clients.
 */
@ApplicationScoped
public class WebTurns {
  /** The limit of one network: a quarter of the threads that the launcher gives the web. */
  public static final int OF_ONE_NETWORK = 32;

  /** A network may have an eighth of these, a site a quarter; the sum exceeds the web's threads. */
  private static final int SHARED = 8 * OF_ONE_NETWORK;

  /** Counts requests instead of octets: each is one. */
  private final NetworkBudgets shares = new NetworkBudgets(new OctetBudget(SHARED));

  /**
   * A request's slot, until it is closed.
   *
   * @param share the budget it is taken from; empty for loopback
   */
  public record Turn(Optional<OctetBudget> share) implements AutoCloseable {
    /**
     * Frees the slot with the response. While the request's body is unread, the server reads and
     * drops it in the same thread, at the client's pace: then the slot is taken as long.
     *
     * @param read whether the body was read to its end
     * @param whenEnded registers a callback for the end of the exchange
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

  /** Takes a slot for a request; empty if its network has reached its limit. */
  public Optional<Turn> begin(InetAddress client) {
    if (client.isLoopbackAddress()) {
      return Optional.of(new Turn(Optional.empty()));
    }
    OctetBudget share = shares.of(ClientNetwork.of(client));
    return share.take(1) ? Optional.of(new Turn(Optional.of(share))) : Optional.empty();
  }
}
