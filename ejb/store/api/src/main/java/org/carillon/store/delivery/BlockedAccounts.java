package org.carillon.store.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts that deliveries found locked by another transaction, and since when they are locked.
 * An account is removed when a delivery gets through, or when no delivery tried it for a minute.
 */
public final class BlockedAccounts {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final Map<Long, Seen> blocked = new HashMap<>();

  private record Seen(long first, long last) {}

  /** Records the locked and unlocked accounts that a batch of deliveries found. */
  public synchronized void found(Collection<Long> busy, Collection<Long> free) {
    blocked.keySet().removeAll(free);
    long now = System.nanoTime();
    for (long account : busy) {
      blocked.merge(account, new Seen(now, now), (known, seen) -> new Seen(known.first, seen.last));
    }
  }

  /** Returns the accounts that have been blocked for longer than the given time. */
  public synchronized List<Long> longerThan(Duration bound) {
    long now = System.nanoTime();
    blocked.values().removeIf(seen -> now - seen.last > REMEMBERED.toNanos());
    List<Long> found = new ArrayList<>();
    blocked.forEach(
        (account, seen) -> {
          if (seen.last - seen.first >= bound.toNanos()) {
            found.add(account);
          }
        });
    return found;
  }
}
