package org.carillon.protocol.sip.flow;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The transports as the protocol sees them. Every method may be called from any thread. */
public interface Flows {

  /**
   * Sends one message. Returns without waiting for the peer; the connection of a peer that does not
   * read is closed.
   *
   * @throws IOException if the flow is gone or the message is too large for it
   */
  void send(Flow flow, byte[] message) throws IOException;

  /**
   * Returns a flow to an address: an open connection if there is one (in the spirit of RFC 5923),
   * else a new one.
   *
   * @throws IOException if there is no listener of that transport and address family, or the peer
   *     cannot be connected to within the transport's timeout
   */
  Flow open(Transport transport, InetSocketAddress remote) throws IOException;

  /** Closes a connection after the messages sent over it; does nothing for UDP. */
  void close(Flow flow);

  /** Must be called when the peer is one of our users or nodes: its messages may be large then. */
  void known(Flow flow);

  /** Returns true if a message sent over the flow now could arrive; always for UDP. */
  boolean alive(Flow flow);

  /** Returns the TCP address at which our other nodes reach this one to use its flow. */
  InetSocketAddress edge(Flow flow);

  /** Returns true if a host is an address of this node, on any port; false for names. */
  boolean isOwnAddress(String host);

  /** Returns true if host and port, as in a Route, are one of our listeners. */
  boolean isLocal(String host, int port);
}
