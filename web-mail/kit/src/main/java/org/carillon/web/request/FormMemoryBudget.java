package org.carillon.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.NetworkBudgets;
import org.carillon.contract.net.OctetBudget;

/**
 * The memory for all forms under way, by kind of sender: none can take that of the others. A
 * network may take only a part of the memory for unknown senders.
 */
public enum FormMemoryBudget {
  /** Senders without a session. */
  STRANGERS(32) {
    @Override
    OctetBudget of(HttpServletRequest request) {
      return shares.of(ClientNetwork.of(WebPeer.of(request).address()));
    }
  },
  /**
   * Senders without a session whose address allows uploads. Files are on the disk, at most the
   * limit of one form for each form that fits here.
   */
  GUESTS(16) {
    @Override
    OctetBudget of(HttpServletRequest request) {
      return shares.of(ClientNetwork.of(WebPeer.of(request).address()));
    }
  },
  /** Senders whose session ended while they wrote a message. */
  WRITERS(64),
  /** Senders with a session. */
  SIGNED_IN(16);

  private final OctetBudget all;
  final NetworkBudgets shares;

  FormMemoryBudget(int partOfMemory) {
    all = OctetBudget.ofMemory(partOfMemory);
    shares = new NetworkBudgets(all);
  }

  OctetBudget of(HttpServletRequest request) {
    return all;
  }

  /**
   * The memory of a request's fields until it is closed.
   *
   * @param budget the budget that it is taken from
   * @param octets its size
   */
  public record Room(OctetBudget budget, long octets) implements AutoCloseable {
    @Override
    public void close() {
      budget.giveBack(octets);
    }
  }

  /** The memory for the fields of a request; empty if there is not enough now. */
  public Optional<Room> room(HttpServletRequest request) {
    Room room = new Room(of(request), FormBody.held(request));
    return room.budget().take(room.octets()) ? Optional.of(room) : Optional.empty();
  }
}
