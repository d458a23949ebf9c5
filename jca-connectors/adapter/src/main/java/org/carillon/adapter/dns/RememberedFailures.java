package org.carillon.adapter.dns;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.xbill.DNS.Name;

/**
 * Which questions had no answer of late (RFC 9520 §3): they are not asked again for five seconds,
 * twice as long each time, five minutes at most.
 */
final class RememberedFailures {
  /** RFC 9520 §3.2: at least a second, at most five minutes; it recommends to begin with five. */
  static final Duration FIRST = Duration.ofSeconds(5);

  static final Duration LONGEST = Duration.ofMinutes(5);

  /** How much longer than it holds a failure is known, so that the next one lasts longer. */
  private static final int AFTERWARDS = 2;

  private static final int MOST = 10_000;

  private final LongSupplier nanoTime;
  private final LinkedHashMap<Question, Failure> failures = new LinkedHashMap<>();

  RememberedFailures(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What is asked. */
  record Question(Name name, int type) {}

  private record Failure(String why, Duration lasts, long at) {}

  /** Why there is no answer now; empty when the question may be asked. */
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
