package org.carillon.format.icalendar.busy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * Collects the busy times in a span. Where they overlap, the stronger type applies, and adjacent
 * periods of one type are merged (RFC 4791 §7.10). Not thread-safe.
 */
public final class BusyTimes {
  private final TimeSpan span;
  private final List<BusyPeriod> periods = new ArrayList<>();
  private final TreeMap<Instant, Optional<BusyType>> available = new TreeMap<>();

  /** Creates an empty collection for a span. */
  public BusyTimes(TimeSpan span) {
    this.span = span;
  }

  public TimeSpan span() {
    return span;
  }

  /** Adds a period of busy time. Parts outside the span are left out. */
  public void add(Instant from, Instant to, BusyType type) {
    Instant begins = from.isBefore(span.from()) ? span.from() : from;
    Instant ends = to.isAfter(span.to()) ? span.to() : to;
    if (begins.isBefore(ends)) {
      periods.add(new BusyPeriod(begins, ends, type));
    }
  }

  /**
   * Sets a period as an availability defines it, replacing the values that were set before (RFC
   * 7953 §5).
   *
   * @param type the kind of busy time; empty if the person is available
   */
  void set(Instant from, Instant to, Optional<BusyType> type) {
    Instant begins = from.isBefore(span.from()) ? span.from() : from;
    Instant ends = to.isAfter(span.to()) ? span.to() : to;
    if (!begins.isBefore(ends)) {
      return;
    }
    Map.Entry<Instant, Optional<BusyType>> before = available.floorEntry(ends);
    Optional<BusyType> after = before == null ? Optional.empty() : before.getValue();
    available.subMap(begins, true, ends, true).clear();
    available.put(begins, type);
    available.put(ends, after);
  }

  /** Returns all periods in order, without overlaps. */
  public List<BusyPeriod> merged() {
    List<BusyPeriod> all = new ArrayList<>(periods);
    Instant from = null;
    Optional<BusyType> type = Optional.empty();
    for (Map.Entry<Instant, Optional<BusyType>> entry : available.entrySet()) {
      if (from != null && type.isPresent()) {
        all.add(new BusyPeriod(from, entry.getKey(), type.get()));
      }
      from = entry.getKey();
      type = entry.getValue();
    }
    return merged(all);
  }

  private static List<BusyPeriod> merged(List<BusyPeriod> all) {
    // The number of periods of each type that begin at an instant, minus those that end there.
    TreeMap<Instant, int[]> changes = new TreeMap<>();
    int types = BusyType.values().length;
    for (BusyPeriod period : all) {
      changes.computeIfAbsent(period.from(), at -> new int[types])[period.type().ordinal()]++;
      changes.computeIfAbsent(period.to(), at -> new int[types])[period.type().ordinal()]--;
    }
    List<BusyPeriod> merged = new ArrayList<>();
    int[] open = new int[types];
    Instant since = Instant.MIN;
    int current = -1;
    for (Map.Entry<Instant, int[]> change : changes.entrySet()) {
      int next = -1;
      for (int type = 0; type < types; type++) {
        open[type] += change.getValue()[type];
        next = open[type] > 0 ? type : next;
      }
      if (next != current) {
        if (current >= 0) {
          merged.add(new BusyPeriod(since, change.getKey(), BusyType.values()[current]));
        }
        since = change.getKey();
        current = next;
      }
    }
    return merged;
  }
}
