package org.carillon.groupware.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.store.item.ItemKey;
import org.junit.jupiter.api.Test;

/** Tests that the index finds the same objects as a full scan. */
class TimeIndexTest {
  private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random = new Random(16);
  private final TimeIndex index = new TimeIndex();
  private final Map<ItemKey, Optional<TimeSpan>> all = new HashMap<>();

  @Test
  void indexFindsAllEventsOfASpan() {
    for (int number = 0; number < 3_000; number++) {
      ItemKey key = new ItemKey("event" + random.nextInt(800));
      Optional<TimeSpan> old = all.remove(key);
      if (old != null) {
        index.remove(key, old);
      }
      if (random.nextInt(4) > 0) {
        Optional<TimeSpan> span = random.nextInt(50) == 0 ? Optional.empty() : Optional.of(span());
        all.put(key, span);
        index.add(key, span);
      }
      if (number % 10 == 0) {
        assertFindsAll(span());
      }
    }
    assertFindsAll(TimeSpan.ALWAYS);
    assertThat(index.within(TimeSpan.ALWAYS)).hasSize(all.size());
  }

  private void assertFindsAll(TimeSpan asked) {
    Set<ItemKey> expected =
        all.entrySet().stream()
            .filter(entry -> entry.getValue().map(span -> touches(span, asked)).orElse(true))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(index.within(asked)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static boolean touches(TimeSpan span, TimeSpan asked) {
    return !span.to().isBefore(asked.from()) && !span.from().isAfter(asked.to());
  }

  /** Returns a random span from minutes to centuries, sometimes without a start or an end. */
  private TimeSpan span() {
    Instant from = YEAR.plus(Duration.ofHours(random.nextInt(20_000) - 10_000));
    Duration length = Duration.ofMinutes(1L << random.nextInt(26));
    return new TimeSpan(
        random.nextInt(30) == 0 ? Instant.MIN : from,
        random.nextInt(30) == 0 ? Instant.MAX : from.plus(length));
  }
}
