package org.carillon.contract.peer;

import java.net.InetAddress;

/** The address of a program's listening socket. */
public sealed interface PeerAddress {

  /** A TCP port. With {@code tls}, TLS begins at once and the platform trusts the certificate. */
  record Tcp(String host, int port, boolean tls) implements PeerAddress {
    @Override
    public String toString() {
      return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
  }

  /**
   * A TCP port at an address that was already looked up. The caller has checked this address, so
   * connecting must not look the name up again.
   *
   * @param host the name that was looked up
   * @param tls true if TLS begins at once; the platform has to trust its certificate for the host
   */
  record Resolved(InetAddress address, int port, String host, boolean tls) implements PeerAddress {
    @Override
    public String toString() {
      return host + ":" + port + " (" + address.getHostAddress() + ")";
    }
  }

  /** A socket in the file system of this machine, by its absolute path. */
  record Local(String path) implements PeerAddress {
    @Override
    public String toString() {
      return "unix:" + path;
    }
  }
}
