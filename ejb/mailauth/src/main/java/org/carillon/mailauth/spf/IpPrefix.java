package org.carillon.mailauth.spf;

import java.net.InetAddress;

/**
 * A network in CIDR notation (RFC 4632).
 *
 * @param length how many leading bits count
 */
record IpPrefix(InetAddress address, int length) {

  /** Whether an address of the same family lies in it; one of the other family never does. */
  boolean contains(InetAddress other) {
    byte[] network = address.getAddress();
    byte[] host = other.getAddress();
    if (network.length != host.length) {
      return false;
    }
    int whole = length / Byte.SIZE;
    for (int i = 0; i < whole; i++) {
      if (network[i] != host[i]) {
        return false;
      }
    }
    int rest = length % Byte.SIZE;
    return rest == 0 || (network[whole] ^ host[whole]) >> Byte.SIZE - rest == 0;
  }
}
