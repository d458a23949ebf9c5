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
 * @param limits its limits
 * @param proxies the addresses of proxies, which pass on clients' connections and give the clients'
 *     addresses by the PROXY protocol
 * @param asksForCertificate true if clients are asked for a certificate in the handshake
 */
public record ListenerSpec(
    Service service,
    String address,
    int port,
    Limits limits,
    List<AddressRange> proxies,
    boolean asksForCertificate) {

  /** Creates a listener that asks for certificates if its service always does. */
  public ListenerSpec(
      Service service, String address, int port, Limits limits, List<AddressRange> proxies) {
    this(service, address, port, limits, proxies, service.asksForCertificate());
  }

  /** Creates a listener without proxies. */
  public ListenerSpec(Service service, String address, int port, Limits limits) {
    this(service, address, port, limits, List.of());
  }

  /** Returns the address to bind; unresolved if it is an unknown name. */
  public InetSocketAddress socketAddress() {
    return address.equals("*") ? new InetSocketAddress(port) : new InetSocketAddress(address, port);
  }

  /** Returns whether connections from this address begin with a proxy's PROXY protocol header. */
  public boolean isProxy(InetAddress peer) {
    return proxies.stream().anyMatch(range -> range.contains(peer));
  }
}
