package org.carillon.bench.web;

import java.util.ArrayList;
import java.util.List;

/** How long something took, each time; safe for many threads. */
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

  /** The milliseconds within which that share of all were done; 0 when there are none. */
  synchronized double within(double share) {
    if (millis.isEmpty()) {
      return 0;
    }
    List<Double> sorted = millis.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
