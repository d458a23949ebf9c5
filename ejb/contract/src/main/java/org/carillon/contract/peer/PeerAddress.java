package org.carillon.contract.peer;

import java.net.InetAddress;

/** Where a program listens. */
public sealed interface PeerAddress {

  /**
   * On a TCP port.
   *
   * @param host a name or an address
   * @param tls whether TLS begins at once, its certificate being one that the platform trusts for
   *     the host
   */
  record Tcp(String host, int port, boolean tls) implements PeerAddress {
    @Override
    public String toString() {
      return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
  }

  /**
   * On a TCP port, at an address that was looked up before: what a name stands for is judged by who
   * asks, and must not be another when it is connected to.
   *
   * @param host the name that was looked up
   * @param tls whether TLS begins at once, its certificate being one that the platform trusts for
   *     the host
   */
  record Resolved(InetAddress address, int port, String host, boolean tls) implements PeerAddress {
    @Override
    public String toString() {
      return host + ":" + port + " (" + address.getHostAddress() + ")";
    }
  }

  /**
   * On a socket in the file system of this machine.
   *
   * @param path its absolute path
   */
  record Local(String path) implements PeerAddress {
    @Override
    public String toString() {
      return "unix:" + path;
    }
  }
}
