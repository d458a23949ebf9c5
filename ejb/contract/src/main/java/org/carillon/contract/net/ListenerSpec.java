package org.carillon.contract.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * One socket to listen on.
 *
 * @param service the protocol spoken there
 * @param address the local address to bind, or {@code *} for all
 * @param port the port to bind, offset included
 * @param limits its bounds
 * @param proxies who hands on other clients' connections, and says whose by the PROXY protocol
 * @param asksForCertificate whether clients are asked for a certificate in the handshake
 */
public record ListenerSpec(
    Service service,
    String address,
    int port,
    Limits limits,
    List<AddressRange> proxies,
    boolean asksForCertificate) {

  /** One that asks for certificates if its service always does. */
  public ListenerSpec(
      Service service, String address, int port, Limits limits, List<AddressRange> proxies) {
    this(service, address, port, limits, proxies, service.asksForCertificate());
  }

  /** One that no proxy stands before. */
  public ListenerSpec(Service service, String address, int port, Limits limits) {
    this(service, address, port, limits, List.of());
  }

  /** What to bind; unresolved where it is a name that nobody knows. */
  public InetSocketAddress socketAddress() {
    return address.equals("*") ? new InetSocketAddress(port) : new InetSocketAddress(address, port);
  }

  /** Whether a connection from this address begins with what a proxy says of it. */
  public boolean isProxy(InetAddress peer) {
    return proxies.stream().anyMatch(range -> range.contains(peer));
  }
}
