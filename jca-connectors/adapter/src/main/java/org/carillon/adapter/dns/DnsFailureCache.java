package org.carillon.adapter.dns;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.xbill.DNS.Name;

/** Questions without answer, not asked for 5 s, doubled each time up to 5 min (RFC 9520 §3). */
final class DnsFailureCache {
  /** RFC 9520 §3.2: at least 1 s, at most 5 min; it recommends to begin with 5 s. */
  static final Duration FIRST = Duration.ofSeconds(5);

  static final Duration LONGEST = Duration.ofMinutes(5);

  /** A failure is remembered this many times its duration, so that the next one lasts longer. */
  private static final int AFTERWARDS = 2;

  private static final int MOST = 10_000;

  private final LongSupplier nanoTime;
  private final LinkedHashMap<Question, Failure> failures = new LinkedHashMap<>();

  DnsFailureCache(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  record Question(Name name, int type) {}

  private record Failure(String why, Duration lasts, long at) {}

  /** Returns why there is no answer now, or empty if the question may be asked. */
  synchronized Optional<String> find(Question question) {
    Failure failure = failures.get(question);
    return failure == null || age(failure) >= failure.lasts().toNanos()
        ? Optional.empty()
        : Optional.of(failure.why());
  }

  synchronized void failed(Question question, String why) {
    Failure before = failures.remove(question);
    Duration lasts =
        before == null || age(before) >= before.lasts().multipliedBy(AFTERWARDS).toNanos()
            ? FIRST
            : before.lasts().multipliedBy(2);
    failures.put(
        question,
        new Failure(why, lasts.compareTo(LONGEST) > 0 ? LONGEST : lasts, nanoTime.getAsLong()));
    if (failures.size() > MOST) {
      failures.pollFirstEntry();
    }
  }

  synchronized void answered(Question question) {
    failures.remove(question);
  }

  private long age(Failure failure) {
    return nanoTime.getAsLong() - failure.at();
  }
}
