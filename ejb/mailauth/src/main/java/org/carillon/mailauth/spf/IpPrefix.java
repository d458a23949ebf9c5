package org.carillon.mailauth.spf;

import java.net.InetAddress;

/** A network in CIDR notation (RFC 4632), with the number of leading bits that count. */
record IpPrefix(InetAddress address, int length) {

  /** Returns whether an address is in the network. An address of the other family never is. */
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
