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
 * An index of the times of objects, so that a query for a month does not look at all objects.
 * Objects are ordered by their start, in levels by duration. A level's longest duration tells how
 * long before a span an object that reaches into it can have begun. Only one thread may change the
 * index at a time; it may change while it is read.
 */
final class TimeIndex {
  /**
   * The number of levels. The objects of level n last up to 4 to the power of n hours, and those of
   * the last level may last for ever.
   */
  private static final int LEVELS = 12;

  private static final ItemKey NONE = new ItemKey("");

  private static final Comparator<Slot> BY_TIME =
      Comparator.comparing(Slot::from).thenComparing(Slot::key);

  private final List<NavigableMap<Slot, Instant>> levels =
      IntStream.range(0, LEVELS)
          .<NavigableMap<Slot, Instant>>mapToObj(_ -> new ConcurrentSkipListMap<>(BY_TIME))
          .toList();

  private final Set<ItemKey> timeless = ConcurrentHashMap.newKeySet();

  /** An object's start and key. A slot without a key sorts first of its instant. */
  private record Slot(Instant from, ItemKey key) {}

  /**
   * Adds an object.
   *
   * @param span the longest span in which it takes place, or empty if it is found at any time
   */
  void add(ItemKey key, Optional<TimeSpan> span) {
    if (span.isEmpty()) {
      timeless.add(key);
    } else {
      levels.get(level(span.get())).put(new Slot(span.get().from(), key), span.get().to());
    }
  }

  /** Removes an object that was added with the same span. */
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

  /** Returns the objects that may take place in a span or touch it. */
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
