package org.carillon.account.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Wrong passwords, counted by address and by account, and which pairs of both were right. Keeps the
 * {@value #MOST_KEPT} counted last of each.
 */
final class Guesses {
  private static final int MOST_KEPT = 100_000;
  private static final long DAY_NANOS = Duration.ofDays(1).toNanos();
  private static final int NETWORK_OCTETS = 8;

  private final LongSupplier nanoTime;
  private final Map<String, Count> counts = new Kept<>();
  private final Map<String, Long> right = new Kept<>();

  Guesses(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What is counted for one key since its first. */
  private static final class Count {
    private final long begun;
    private long wrong;

    Count(long begun) {
      this.begun = begun;
    }
  }

  private static final class Kept<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST_KEPT;
    }
  }

  /**
   * The bounds in force.
   *
   * @param byAddress the most wrong passwords from an address; 0 for any
   * @param byAccount the most for an account; 0 for any
   * @param time how long they are counted
   */
  record Bounds(long byAddress, long byAccount, Duration time) {}

  /** Whether a sign-in is to be put off before its password is looked at. */
  synchronized boolean tooMany(String name, InetAddress address, Bounds bounds) {
    Long rightAt = right.get(pair(name, address));
    if (rightAt != null && nanoTime.getAsLong() - rightAt < DAY_NANOS) {
      return false;
    }
    return exceeds(byAccount(name), bounds.byAccount, bounds)
        || !address.isLoopbackAddress() && exceeds(byAddress(address), bounds.byAddress, bounds);
  }

  private boolean exceeds(String key, long most, Bounds bounds) {
    Count count = counts.get(key);
    return most > 0 && count != null && isCurrent(count, bounds) && count.wrong >= most;
  }

  private boolean isCurrent(Count count, Bounds bounds) {
    return nanoTime.getAsLong() - count.begun < bounds.time.toNanos();
  }

  /** Counts a wrong password. */
  synchronized void wrong(String name, InetAddress address, Bounds bounds) {
    count(byAccount(name), bounds);
    count(byAddress(address), bounds);
  }

  private void count(String key, Bounds bounds) {
    Count count = counts.get(key);
    if (count == null || !isCurrent(count, bounds)) {
      counts.remove(key);
      count = new Count(nanoTime.getAsLong());
      counts.put(key, count);
    }
    count.wrong++;
  }

  /** Remembers that this account's owner is at this address. */
  synchronized void right(String name, InetAddress address) {
    String pair = pair(name, address);
    right.remove(pair);
    right.put(pair, nanoTime.getAsLong());
  }

  private static String byAccount(String name) {
    return "account " + name;
  }

  private static String byAddress(InetAddress address) {
    return "address " + network(address);
  }

  private static String pair(String name, InetAddress address) {
    return network(address) + " " + name;
  }

  /** Who has one address of an IPv6 network has them all. */
  private static String network(InetAddress address) {
    byte[] octets = address.getAddress();
    return address instanceof Inet6Address
        ? Arrays.toString(Arrays.copyOf(octets, NETWORK_OCTETS))
        : Arrays.toString(octets);
  }
}
