package org.carillon.policy.internal.filter;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.contract.net.AddressRange;

/**
 * Networks by the length of their prefix. An address is looked up once for each length in use, the
 * longest first.
 *
 * @param <E> the type of the entries
 */
final class NetworkTable<E> {
  private static final int IPV4_OCTETS = 4;

  private final Map<Integer, Map<Bits, E>> four = new TreeMap<>(Comparator.reverseOrder());
  private final Map<Integer, Map<Bits, E>> six = new TreeMap<>(Comparator.reverseOrder());

  /** The leading bits of an address, with zeros after them. */
  private record Bits(long high, long low) {
    static Bits of(byte[] octets, int prefix) {
      if (octets.length == IPV4_OCTETS) {
        return new Bits(masked(read(octets, 0, IPV4_OCTETS) << Integer.SIZE, prefix), 0);
      }
      return new Bits(
          masked(read(octets, 0, Long.BYTES), prefix),
          masked(read(octets, Long.BYTES, Long.BYTES), prefix - Long.SIZE));
    }

    private static long masked(long bits, int prefix) {
      if (prefix <= 0) {
        return 0;
      }
      return prefix >= Long.SIZE ? bits : bits & -1L << Long.SIZE - prefix;
    }

    private static long read(byte[] octets, int from, int count) {
      long value = 0;
      for (int at = from; at < from + count; at++) {
        value = value << Byte.SIZE | octets[at] & 0xFF;
      }
      return value;
    }
  }

  private Map<Integer, Map<Bits, E>> of(byte[] octets) {
    return octets.length == IPV4_OCTETS ? four : six;
  }

  /** Adds a network while the table is built. */
  void add(AddressRange network, E entry) {
    byte[] octets = network.address().getAddress();
    of(octets)
        .computeIfAbsent(network.prefix(), _ -> new HashMap<>())
        .put(Bits.of(octets, network.prefix()), entry);
  }

  /** Returns the entry for the smallest network that contains an address. */
  Optional<E> find(InetAddress address) {
    byte[] octets = address.getAddress();
    for (Map.Entry<Integer, Map<Bits, E>> length : of(octets).entrySet()) {
      E entry = length.getValue().get(Bits.of(octets, length.getKey()));
      if (entry != null) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }
}
