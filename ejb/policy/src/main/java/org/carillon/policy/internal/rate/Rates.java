package org.carillon.policy.internal.rate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.contract.mail.Verdict;
import org.carillon.policy.rate.WindowCounts;
import org.carillon.settings.Settings;

/** Counts rates on this node, in memory of a fixed size. */
@ApplicationScoped
class Rates {
  private static final int MOST_KEYS = 10_000;

  private final Settings settings;
  private final Map<RateLimit, WindowCounts<String>> counts = new EnumMap<>(RateLimit.class);

  @Inject
  Rates(Settings settings) {
    this(settings, System::nanoTime);
  }

  Rates(Settings settings, LongSupplier nanoTime) {
    this.settings = settings;
    for (RateLimit limit : RateLimit.values()) {
      counts.put(limit, new WindowCounts<>(limit.span(), MOST_KEYS, nanoTime));
    }
  }

  /** Counts all measures, or none of them if one exceeds its limit: then it returns the reply. */
  Optional<Verdict> count(List<RateUnit> measures) {
    List<RateUnit> limited = measures.stream().filter(each -> most(each) > 0).toList();
    for (RateUnit measure : limited) {
      if (measure.amount() > most(measure)) {
        return Optional.of(never(measure));
      }
      if (isFull(measure)) {
        return Optional.of(later(measure));
      }
    }
    limited.forEach(each -> counts.get(each.limit()).add(each.whose(), each.amount()));
    return Optional.empty();
  }

  private boolean isFull(RateUnit measure) {
    return counts.get(measure.limit()).of(measure.whose()) + measure.amount() > most(measure);
  }

  /** Returns the reply if there is no room for the measure. Counts nothing. */
  Optional<Verdict> full(RateUnit measure) {
    return most(measure) > 0 && isFull(measure) ? Optional.of(later(measure)) : Optional.empty();
  }

  private long most(RateUnit measure) {
    return settings.value(measure.limit().most(), measure.scope());
  }

  private static Verdict never(RateUnit measure) {
    return new Verdict.Refused(550, "5.7.1", "Too many " + measure.limit().what() + " at once");
  }

  private Verdict later(RateUnit measure) {
    Duration rest = counts.get(measure.limit()).rest(measure.whose());
    long seconds = Math.max(1, rest.toSeconds());
    String when = seconds < 120 ? seconds + " seconds" : (seconds / 60 + 1) + " minutes";
    return new Verdict.Deferred(
        450, "4.7.0", "Too many " + measure.limit().what() + ", try again in " + when);
  }
}
