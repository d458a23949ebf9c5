package org.carillon.calendar.internal.remote;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.format.icalendar.busy.BusyPeriod;

/** A bounded cache of other servers' answers, which removes the least recently used first. */
final class FreeBusyCache {
  static final Duration TOLD = Duration.ofMinutes(5);
  static final Duration SILENT = Duration.ofMinutes(1);

  /** The maximum weight of all entries. An entry weighs its number of periods, at least one. */
  private static final int MOST = 200_000;

  private record Known(Optional<List<BusyPeriod>> periods, long until) {
    int weight() {
      return 1 + periods.map(List::size).orElse(0);
    }
  }

  private final LongSupplier nanoTime;

  /** The entries, guarded by this. */
  private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  /** The total weight, guarded by this. */
  private int weight;

  FreeBusyCache(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Returns what is known of an address: nothing, no server, or its busy periods. */
  synchronized Optional<Optional<List<BusyPeriod>>> of(String address) {
    Known found = known.get(address);
    if (found == null || found.until() - nanoTime.getAsLong() <= 0) {
      return Optional.empty();
    }
    return Optional.of(found.periods());
  }

  synchronized void keep(String address, Optional<List<BusyPeriod>> periods) {
    Duration time = periods.isPresent() ? TOLD : SILENT;
    Known entry = new Known(periods, nanoTime.getAsLong() + time.toNanos());
    Known old = known.put(address, entry);
    weight += entry.weight() - (old == null ? 0 : old.weight());
    Iterator<Known> longest = known.values().iterator();
    while (weight > MOST && longest.hasNext()) {
      weight -= longest.next().weight();
      longest.remove();
    }
  }
}
