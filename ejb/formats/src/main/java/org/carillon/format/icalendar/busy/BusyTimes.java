package org.carillon.format.icalendar.busy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * Times that are taken in a span, gathered: where they overlap, the weightier type counts, and
 * neighbours of one type are one (RFC 4791 §7.10). Of one thread.
 */
public final class BusyTimes {
  private final TimeSpan span;
  private final List<BusyPeriod> periods = new ArrayList<>();
  private final TreeMap<Instant, Optional<BusyType>> available = new TreeMap<>();

  /** Of a span. */
  public BusyTimes(TimeSpan span) {
    this.span = span;
  }

  /** The span. */
  public TimeSpan span() {
    return span;
  }

  /** One more time that is taken; what is outside of the span is left out. */
  public void add(Instant from, Instant to, BusyType type) {
    Instant begins = from.isBefore(span.from()) ? span.from() : from;
    Instant ends = to.isAfter(span.to()) ? span.to() : to;
    if (begins.isBefore(ends)) {
      periods.add(new BusyPeriod(begins, ends, type));
    }
  }

  /**
   * What an availability says of a time, in place of what those before it said (RFC 7953 §5).
   *
   * @param type empty when somebody can be had
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

  /** All, in order, without overlaps. */
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
    // How many of each type begin (and end, below zero) at an instant.
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
