package org.carillon.groupware.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.store.item.ItemKey;

/**
 * Which objects may take place when, so that who asks for a month does not look at all others. They
 * lie by their beginnings, in levels by how long they go on: in a level it is known how long before
 * a span one that reaches into it can have begun. One changes it at a time; it may move on while it
 * is read.
 */
final class TimeIndex {
  /** The objects of a level go on for up to 4 to its power of hours; those of the last for ever. */
  private static final int LEVELS = 12;

  private static final ItemKey NONE = new ItemKey("");

  private static final Comparator<Slot> BY_TIME =
      Comparator.comparing(Slot::from).thenComparing(Slot::key);

  private final List<NavigableMap<Slot, Instant>> levels =
      IntStream.range(0, LEVELS)
          .<NavigableMap<Slot, Instant>>mapToObj(_ -> new ConcurrentSkipListMap<>(BY_TIME))
          .toList();

  private final Set<ItemKey> timeless = ConcurrentHashMap.newKeySet();

  /** When one begins, and which it is; before the first of an instant lies one without a key. */
  private record Slot(Instant from, ItemKey key) {}

  /**
   * Adds one.
   *
   * @param span when it takes place at most; empty when it is to be found at any time
   */
  void add(ItemKey key, Optional<TimeSpan> span) {
    if (span.isEmpty()) {
      timeless.add(key);
    } else {
      levels.get(level(span.get())).put(new Slot(span.get().from(), key), span.get().to());
    }
  }

  /** Removes one that was added so. */
  void remove(ItemKey key, Optional<TimeSpan> span) {
    if (span.isEmpty()) {
      timeless.remove(key);
    } else {
      levels.get(level(span.get())).remove(new Slot(span.get().from(), key));
    }
  }

  void clear() {
    levels.forEach(NavigableMap::clear);
    timeless.clear();
  }

  /** Those that may take place in a span, or touch it. */
  Stream<ItemKey> within(TimeSpan span) {
    Stream<ItemKey> timed =
        IntStream.range(0, LEVELS)
            .boxed()
            .flatMap(
                level ->
                    levels
                        .get(level)
                        .subMap(first(level, span), true, after(span), true)
                        .entrySet()
                        .stream())
            .filter(entry -> !entry.getValue().isBefore(span.from()))
            .map(entry -> entry.getKey().key());
    return Stream.concat(timeless.stream(), timed);
  }

  private static Slot first(int level, TimeSpan span) {
    Instant earliest =
        level == LEVELS - 1 || span.from().isBefore(Instant.MIN.plus(longest(level)))
            ? Instant.MIN
            : span.from().minus(longest(level));
    return new Slot(earliest, NONE);
  }

  private static Slot after(TimeSpan span) {
    return new Slot(span.to().equals(Instant.MAX) ? span.to() : span.to().plusNanos(1), NONE);
  }

  private static int level(TimeSpan span) {
    if (span.from().equals(Instant.MIN) || span.to().equals(Instant.MAX)) {
      return LEVELS - 1;
    }
    Duration length = Duration.between(span.from(), span.to());
    int level = 0;
    while (level < LEVELS - 1 && length.compareTo(longest(level)) > 0) {
      level++;
    }
    return level;
  }

  private static Duration longest(int level) {
    return Duration.ofHours(1L << 2 * level);
  }
}
