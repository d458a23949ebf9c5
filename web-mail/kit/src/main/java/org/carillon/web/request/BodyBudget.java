package org.carillon.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetShares;

/**
 * What all forms under way may take of the memory, by who sends them: none can take the room of the
 * others. Of what strangers have, a network has a part only.
 */
public enum BodyBudget {
  /** Who has not signed in. */
  STRANGERS(32) {
    @Override
    OctetBudget of(HttpServletRequest request) {
      return shares.of(ClientNetwork.of(WebPeer.of(request).address()));
    }
  },
  /**
   * Whom an address lets bring files. They lie on the disk, at most what one form may hold for each
   * that there is room for here.
   */
  GUESTS(16) {
    @Override
    OctetBudget of(HttpServletRequest request) {
      return shares.of(ClientNetwork.of(WebPeer.of(request).address()));
    }
  },
  /** Whose session ended while a letter was written. */
  WRITERS(64),
  /** Who has signed in. */
  SIGNED_IN(16);

  private final OctetBudget all;
  final OctetShares shares;

  BodyBudget(int partOfMemory) {
    all = OctetBudget.ofMemory(partOfMemory);
    shares = new OctetShares(all);
  }

  OctetBudget of(HttpServletRequest request) {
    return all;
  }

  /**
   * Room that a request's fields have until it is closed.
   *
   * @param budget what it is taken from
   * @param octets how much it is
   */
  public record Room(OctetBudget budget, long octets) implements AutoCloseable {
    @Override
    public void close() {
      budget.giveBack(octets);
    }
  }

  /** Room for the fields of a request; empty if there is none now. */
  public Optional<Room> room(HttpServletRequest request) {
    Room room = new Room(of(request), FormBody.held(request));
    return room.budget().take(room.octets()) ? Optional.of(room) : Optional.empty();
  }
}
