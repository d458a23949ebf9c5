package org.carillon.store.internal.trimming;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Counts what was trimmed since the start. */
final class TrimMeters {
  private final Map<Thing, Counter> counters = new EnumMap<>(Thing.class);

  /** The kinds of trimmed data. The names are the meters' tags. */
  enum Thing {
    CHANGES("changes"),
    EXPUNGES("expunges"),
    PLACEMENTS("placements"),
    MAILBOXES("mailboxes"),
    ACCOUNTS("accounts"),
    ITEMS("items"),
    CONTENTS("contents");

    private final String tag;

    Thing(String tag) {
      this.tag = tag;
    }
  }

  TrimMeters(MeterRegistry registry) {
    for (Thing thing : Thing.values()) {
      counters.put(
          thing, Counter.builder("carillon.trimmed").tag("what", thing.tag).register(registry));
    }
  }

  void count(Thing thing, long number) {
    counters.get(thing).increment(number);
  }
}
