package org.carillon.contract.net;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses with a common beginning (RFC 4632, RFC 4291 §2.3).
 *
 * @param address an address of it
 * @param prefix how many leading bits all its addresses share
 */
public record AddressRange(InetAddress address, int prefix) {

  /** Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or one address; empty when it is neither. */
  public static Optional<AddressRange> of(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int bits = address.getAddress().length * 8;
      int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      return prefix < 0 || prefix > bits
          ? Optional.empty()
          : Optional.of(new AddressRange(address, prefix));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Whether an address lies in it. */
  public boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
