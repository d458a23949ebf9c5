package org.carillon.listener.setup;

import java.util.List;
import java.util.OptionalInt;
import org.carillon.contract.net.Service;

/** Lists the access points of this server for clients. */
public interface ClientSetups {

  /**
   * An access point.
   *
   * @param service its protocol and encryption
   * @param host the server's name
   * @param port the port
   */
  record Way(Service service, String host, int port) {}

  /**
   * Returns the access points for user programs that this node offers to other machines, one for
   * each service, in the order of preference. The ports are those of the listeners: if a gateway
   * forwards others, its administrator has to publish those.
   */
  List<Way> ways();

  /** Returns the port of a service in {@link #ways}; empty if other machines can't reach it. */
  OptionalInt port(Service service);
}
