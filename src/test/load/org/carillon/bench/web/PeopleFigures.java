package org.carillon.bench.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The durations of many people's actions, by action, and the errors. */
final class PeopleFigures {
  /** The page's own reload after a live notification. */
  static final String BY_ITSELF = "(the list by itself)";

  private final Map<String, Latencies> times = new ConcurrentHashMap<>();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();
  private final AtomicBoolean isCounting = new AtomicBoolean();

  /** Begins counting now. */
  void count() {
    isCounting.set(true);
  }

  void took(String what, double millis) {
    if (isCounting.get()) {
      times.computeIfAbsent(what, _ -> new Latencies()).add(millis);
    }
  }

  /** Counts an error, also before counting begins. */
  void failed(String what, Exception cause) {
    errors.merge(what + ": " + cause, 1, Integer::sum);
  }

  Map<String, Integer> errors() {
    return new TreeMap<>(errors);
  }

  Map<String, Latencies> times() {
    return new TreeMap<>(times);
  }

  /** All actions of people themselves. */
  Latencies actions() {
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
