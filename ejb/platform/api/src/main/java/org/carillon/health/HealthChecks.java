package org.carillon.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Asks all parts for their health, for monitoring and administrators. The answer comes within
 * {@link #PATIENCE} even if a part hangs: each part is asked in a thread of its own, and a part
 * that has not answered yet is not asked again, so that threads don't pile up behind a frozen
 * database. Unauthenticated clients may ask, too: one answer serves all requests within {@link
 * #KEPT}, so frequent requests cost the parts no more.
 */
@ApplicationScoped
public class HealthChecks {
  /** The time that the parts have to answer, all together. */
  static final Duration PATIENCE = Duration.ofMillis(1500);

  /** The time for which a part's answer is reused. */
  static final Duration KEPT = Duration.ofSeconds(1);

  private static final String DATABASE = "database";

  private static final Logger LOG = Logger.getLogger(HealthChecks.class);

  private final Iterable<HealthCheck> checks;
  private final Map<String, Question> asked = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  private final BiConsumer<String, Throwable> failed;

  /** The parts whose checks throw. Monitoring asks every few seconds, but the log gets one line. */
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  /** Creates the container's proxy. */
  HealthChecks() {
    this(List.of());
  }

  HealthChecks(Iterable<HealthCheck> checks) {
    this(
        checks,
        (part, surprise) -> LOG.errorf(surprise, "The check of %s failed", part),
        System::nanoTime);
  }

  /**
   * Creates the check of the parts.
   *
   * @param failed called when a check begins to fail
   * @param nanos the clock, in ns
   */
  HealthChecks(
      Iterable<HealthCheck> checks, BiConsumer<String, Throwable> failed, LongSupplier nanos) {
    this.checks = checks;
    this.failed = failed;
    this.nanos = nanos;
  }

  @Inject
  HealthChecks(@Any Instance<HealthCheck> checks) {
    this((Iterable<HealthCheck>) checks);
  }

  /** Returns the health of each part, by name. A part that doesn't answer in time is not ready. */
  public List<Health> parts() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var answers = new LinkedHashMap<String, Future<Health>>();
    for (HealthCheck check : checks) {
      answers.put(
          check.part(),
          asked.compute(
              check.part(),
              (part, last) -> last != null && last.isGood() ? last : ask(check, part)));
    }
    var surprises = new HashMap<String, Throwable>();
    List<Health> said =
        answers.entrySet().stream()
            .map(
                entry ->
                    answer(entry.getKey(), entry.getValue(), end - System.nanoTime(), surprises))
            .sorted(Comparator.comparing(Health::part))
            .toList();
    if (said.stream().noneMatch(health -> health.part().equals(DATABASE) && !health.ready())) {
      surprises.forEach(this::tell);
      return said;
    }
    // The reason for the other failures is known then, so they are not logged.
    Optional.ofNullable(surprises.remove(DATABASE)).ifPresent(own -> tell(DATABASE, own));
    return withoutDatabase(said, surprises.keySet());
  }

  private void tell(String part, Throwable surprise) {
    if (failing.add(part)) {
      failed.accept(part, surprise);
    }
  }

  private List<Health> withoutDatabase(List<Health> said, Set<String> unchecked) {
    Set<String> idle = new HashSet<>();
    for (HealthCheck check : checks) {
      if (check.needsDatabase()) {
        idle.add(check.part());
      }
    }
    return said.stream()
        .map(
            health ->
                (health.ready() ? idle : unchecked).contains(health.part())
                    ? new Health(health.part(), false, "Not available without the database.")
                    : health)
        .toList();
  }

  private Question ask(HealthCheck check, String part) {
    var question = new Question(check);
    Thread.ofVirtual().name("health-" + part).start(question);
    return question;
  }

  /** One call of a part's check. */
  private final class Question extends FutureTask<Health> {
    private volatile long answered;

    Question(HealthCheck check) {
      super(check::check);
    }

    @Override
    protected void set(Health health) {
      answered = nanos.getAsLong();
      super.set(health);
    }

    @Override
    protected void setException(Throwable surprise) {
      answered = nanos.getAsLong();
      super.setException(surprise);
    }

    /** Returns whether the answer is still awaited, or is recent enough to be reused. */
    boolean isGood() {
      return !isDone() || nanos.getAsLong() - answered < KEPT.toNanos();
    }
  }

  private Health answer(
      String part, Future<Health> asked, long nanos, Map<String, Throwable> surprises) {
    try {
      Health health = asked.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      failing.remove(part);
      return health;
    } catch (TimeoutException hangs) {
      return new Health(
          part, false, "It does not answer within " + PATIENCE.toMillis() + " ms: it hangs.");
    } catch (ExecutionException surprise) {
      surprises.put(part, surprise.getCause());
      return new Health(part, false, "The check failed; the server's log has the cause.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Health(part, false, "The server is stopping.");
    }
  }
}
