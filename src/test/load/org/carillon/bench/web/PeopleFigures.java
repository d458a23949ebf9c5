package org.carillon.bench.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What many people's doing took, by what it was, and what went wrong. */
final class PeopleFigures {
  /** What the page does by itself when the live connection says that something changed. */
  static final String BY_ITSELF = "(the list by itself)";

  private final Map<String, Latencies> times = new ConcurrentHashMap<>();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();
  private final AtomicBoolean isCounting = new AtomicBoolean();

  /** From now on. */
  void count() {
    isCounting.set(true);
  }

  void took(String what, double millis) {
    if (isCounting.get()) {
      times.computeIfAbsent(what, _ -> new Latencies()).add(millis);
    }
  }

  /** Counts what went wrong, also before all else is counted. */
  void failed(String what, Exception cause) {
    errors.merge(what + ": " + cause, 1, Integer::sum);
  }

  Map<String, Integer> errors() {
    return new TreeMap<>(errors);
  }

  Map<String, Latencies> times() {
    return new TreeMap<>(times);
  }

  /** All that people did themselves. */
  Latencies deeds() {
    Latencies all = new Latencies();
    times.forEach(
        (what, some) -> {
          if (!what.equals(BY_ITSELF)) {
            all.addAll(some);
          }
        });
    return all;
  }
}
