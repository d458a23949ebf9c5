package org.carillon.protocol.sip.flow;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The transports as the protocol sees them. Every method may be called from any thread. */
public interface Flows {

  /**
   * Sends one message. Returns without waiting for the peer; a peer that takes nothing loses its
   * connection.
   *
   * @throws IOException when the flow is gone or the message is too large for it
   */
  void send(Flow flow, byte[] message) throws IOException;

  /**
   * The flow to an address: an open connection if there is one (RFC 5923 keeps to the same spirit),
   * else a new one.
   *
   * @throws IOException when there is no listener of that transport and address family, or the peer
   *     cannot be connected to within the transport's time-out
   */
  Flow open(Transport transport, InetSocketAddress remote) throws IOException;

  /** Closes a connection, after what was sent over it; a flow of UDP has nothing to be closed. */
  void close(Flow flow);

  /**
   * Whoever is at the other end has proven to be one of our users or nodes: from now on its
   * messages may be as large as any.
   */
  void known(Flow flow);

  /** Whether something sent over the flow now could arrive; always true for UDP. */
  boolean alive(Flow flow);

  /**
   * Where other nodes of ours reach this one by TCP, to have it use a flow.
   *
   * @param flow a flow of this node
   */
  InetSocketAddress edge(Flow flow);

  /** Whether a host is an address of this node, at whichever port; a name is none. */
  boolean isOwnAddress(String host);

  /** Whether host and port, as found in a Route, are one of our listeners. */
  boolean isLocal(String host, int port);
}
