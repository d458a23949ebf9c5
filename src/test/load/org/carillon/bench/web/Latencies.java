package org.carillon.bench.web;

import java.util.ArrayList;
import java.util.List;

/** The durations of an action; safe for many threads. */
final class Latencies {
  private final List<Double> millis = new ArrayList<>();

  synchronized void add(double one) {
    millis.add(one);
  }

  synchronized void addAll(Latencies others) {
    millis.addAll(others.millis);
  }

  synchronized int count() {
    return millis.size();
  }

  /** The milliseconds within which that share was done; 0 if there are none. */
  synchronized double within(double share) {
    if (millis.isEmpty()) {
      return 0;
    }
    List<Double> sorted = millis.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
