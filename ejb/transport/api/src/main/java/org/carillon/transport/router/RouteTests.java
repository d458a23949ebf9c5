package org.carillon.transport.router;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Tests where an address leads, without sending anything. For server administrators. */
public interface RouteTests {

  /**
   * The way of an address.
   *
   * @param result the lines of the routing table that apply
   * @param destination the destination of mail; empty for signals, whose addresses are not looked
   *     up here
   * @param isOpen whether everybody may send mail this way to another server; otherwise only
   *     signed-in users and trusted networks
   */
  record RouteTest(RoutingResult result, Optional<Destination> destination, boolean isOpen) {}

  /** The kind of a destination. */
  enum Kind {
    /** An account, by its address. */
    ACCOUNT,
    /** A group or a forwarder, by its address. */
    GROUP,
    /** Another server, by its domain or address literal. */
    SERVER,
    /** Mail is rejected, with this reply. */
    REJECTED,
    /** Mail is accepted and deleted. */
    DELETED,
    /** The destination is not known at the moment, with this reply. */
    UNKNOWN
  }

  /** A destination of mail; its value is empty for deleted mail. */
  record Destination(Kind kind, String value) {}

  /** Returns the way of an address; refused if it is not {@code local@domain}. */
  Answer<RouteTest> test(Caller caller, RoutingTable.Kind kind, String address);
}
