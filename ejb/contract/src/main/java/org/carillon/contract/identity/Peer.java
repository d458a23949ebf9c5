package org.carillon.contract.identity;

import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.net.Service;

/**
 * Where a sign-in comes from.
 *
 * @param service the way in
 * @param address the client's address
 * @param secure whether the connection is encrypted
 * @param session the id that follows this session through every log line
 * @param serverName the host name that the client asked for by TLS (SNI, RFC 6066 §3) or HTTP, in
 *     A-labels
 * @param reached our address that the client's connection leads to, at the proxy that handed it on
 *     where one did; empty where that is not known
 * @param program what a browser calls itself, in a few words; empty for other clients
 */
public record Peer(
    Service service,
    InetAddress address,
    boolean secure,
    String session,
    Optional<String> serverName,
    Optional<InetAddress> reached,
    Optional<String> program) {

  /** One that does not say what it is. */
  public Peer(
      Service service,
      InetAddress address,
      boolean secure,
      String session,
      Optional<String> serverName,
      Optional<InetAddress> reached) {
    this(service, address, secure, session, serverName, reached, Optional.empty());
  }

  /** One of whom it is not known which address it reached. */
  public Peer(
      Service service,
      InetAddress address,
      boolean secure,
      String session,
      Optional<String> serverName) {
    this(service, address, secure, session, serverName, Optional.empty());
  }

  /** Of a client that asked for no name. */
  public Peer(Service service, InetAddress address, boolean secure, String session) {
    this(service, address, secure, session, Optional.empty());
  }
}
