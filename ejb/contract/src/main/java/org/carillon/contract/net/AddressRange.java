package org.carillon.contract.net;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses with a common prefix (RFC 4632, RFC 4291 §2.3).
 *
 * @param address an address of the range
 * @param prefix the number of leading bits that all its addresses share
 */
public record AddressRange(InetAddress address, int prefix) {

  // inet_aton reads 10 as 0.0.0.10 and 10.1 as 10.0.0.1, but people who write that mean networks.
  private static final Pattern WHOLE =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

  /** Parses {@code 192.0.2.0/24}, {@code 2001:db8::/32} or one address; empty if malformed. */
  public static Optional<AddressRange> of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return address(text).map(one -> new AddressRange(one, bits(one)));
    }
    String prefix = text.substring(slash + 1);
    return PREFIX.matcher(prefix).matches()
        ? address(text.substring(0, slash))
            .map(first -> new AddressRange(first, Integer.parseInt(prefix)))
            .filter(range -> range.prefix() <= bits(range.address()))
        : Optional.empty();
  }

  /** Parses one complete address; returns empty if it is not one. */
  public static Optional<InetAddress> address(String text) {
    try {
      return WHOLE.matcher(text).matches()
          ? Optional.of(InetAddress.ofLiteral(text))
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

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
