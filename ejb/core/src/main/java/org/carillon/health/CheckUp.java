package org.carillon.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * Asks every part how it is, for watchers and administrators. The answer comes within {@link
 * #PATIENCE}, whatever hangs: each part is asked in a thread of its own, and one that is still at
 * its last answer is not asked again, so that nothing piles up behind a frozen database.
 */
@ApplicationScoped
public class CheckUp {
  /** How long the parts have, all together. */
  static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final Logger LOG = Logger.getLogger(CheckUp.class);

  private final Iterable<HealthCheck> checks;
  private final Map<String, FutureTask<Health>> underWay = new ConcurrentHashMap<>();

  private final BiConsumer<String, Throwable> failed;

  /** Parts whose checks fail: watchers ask every few seconds, and the log is told once. */
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  /** For the container's proxy. */
  CheckUp() {
    this(List.of());
  }

  /** Over these parts. */
  CheckUp(Iterable<HealthCheck> checks) {
    this(checks, (part, surprise) -> LOG.errorf(surprise, "The check of %s failed", part));
  }

  /** The same, telling somebody else which checks begin to fail. */
  CheckUp(Iterable<HealthCheck> checks, BiConsumer<String, Throwable> failed) {
    this.checks = checks;
    this.failed = failed;
  }

  @Inject
  CheckUp(@Any Instance<HealthCheck> checks) {
    this((Iterable<HealthCheck>) checks);
  }

  /** How each part is, by name; one that does not answer in time is not ready. */
  public List<Health> parts() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var asked = new LinkedHashMap<String, Future<Health>>();
    for (HealthCheck check : checks) {
      String part = check.part();
      asked.put(part, underWay.computeIfAbsent(part, name -> ask(check, name)));
    }
    return asked.entrySet().stream()
        .map(entry -> answer(entry.getKey(), entry.getValue(), end - System.nanoTime()))
        .sorted(Comparator.comparing(Health::part))
        .toList();
  }

  private FutureTask<Health> ask(HealthCheck check, String part) {
    var task =
        new FutureTask<>(check::check) {
          @Override
          protected void done() {
            underWay.remove(part, this);
          }
        };
    Thread.ofVirtual().name("health-" + part).start(task);
    return task;
  }

  private Health answer(String part, Future<Health> asked, long nanos) {
    try {
      Health health = asked.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      failing.remove(part);
      return health;
    } catch (TimeoutException hangs) {
      return new Health(
          part, false, "It does not answer within " + PATIENCE.toMillis() + " ms: it hangs.");
    } catch (ExecutionException surprise) {
      if (failing.add(part)) {
        failed.accept(part, surprise.getCause());
      }
      return new Health(part, false, "It could not be checked; the log says why.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Health(part, false, "The server is stopping.");
    }
  }
}
