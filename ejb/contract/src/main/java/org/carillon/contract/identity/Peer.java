package org.carillon.contract.identity;

import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.net.Service;

/**
 * The client and connection of a sign-in.
 *
 * @param service the service that the client uses
 * @param address the client's address
 * @param secure true if the connection is encrypted
 * @param session the id that follows this session through every log line
 * @param serverName the host name that the client asked for by TLS (SNI, RFC 6066 §3) or HTTP, in
 *     A-labels
 * @param reached our address that the client connected to; behind a proxy, the address that it
 *     reached at the proxy; empty if unknown
 * @param program the name and version of a browser, in a few words; empty for other clients
 */
public record Peer(
    Service service,
    InetAddress address,
    boolean secure,
    String session,
    Optional<String> serverName,
    Optional<InetAddress> reached,
    Optional<String> program) {

  /** Creates a peer whose program is unknown. */
  public Peer(
      Service service,
      InetAddress address,
      boolean secure,
      String session,
      Optional<String> serverName,
      Optional<InetAddress> reached) {
    this(service, address, secure, session, serverName, reached, Optional.empty());
  }

  /** Creates a peer for which the address that it reached is unknown. */
  public Peer(
      Service service,
      InetAddress address,
      boolean secure,
      String session,
      Optional<String> serverName) {
    this(service, address, secure, session, serverName, Optional.empty());
  }

  /** Creates a peer that asked for no host name. */
  public Peer(Service service, InetAddress address, boolean secure, String session) {
    this(service, address, secure, session, Optional.empty());
  }
}
