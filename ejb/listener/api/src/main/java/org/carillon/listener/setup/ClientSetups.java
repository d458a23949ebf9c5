package org.carillon.listener.setup;

import java.util.List;
import java.util.OptionalInt;
import org.carillon.contract.net.Service;

/** Tells how programs reach this server. */
public interface ClientSetups {

  /**
   * A way in.
   *
   * @param service what is spoken there, and how it is encrypted
   * @param host the server's name
   * @param port the port
   */
  record Way(Service service, String host, int port) {}

  /**
   * The ways in for people's programs that are open on this node to other machines, one of each
   * service, in the order in which people are told of them. Ports are those listened at: where
   * something between hands on others, its administrator tells these.
   */
  List<Way> ways();

  /** The port of a service, as {@link #ways} tells it; empty where other machines find none. */
  OptionalInt port(Service service);
}
