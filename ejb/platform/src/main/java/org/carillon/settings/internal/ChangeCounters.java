package org.carillon.settings.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.contract.Watch;
import org.carillon.database.Outage;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SharedLook;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/** The change counters in the database, compared every ten seconds. */
@ApplicationScoped
class ChangeCounters implements CacheVersions {
  private static final Logger LOG = Logger.getLogger(ChangeCounters.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** The number of slots of a kind besides slot 0. A connection uses one, so two seldom meet. */
  private static final int SLOTS = 64;

  private static final String INCREASE =
      """
      insert into change_counter (kind, slot, version)
      values (:kind, 1 + pg_backend_pid() % :slots, 1)
      on conflict (kind, slot) do update set version = change_counter.version + 1\
      """;

  private final Transactions transactions;
  private final Event<Changed> changed;
  private final Map<Kind, List<Runnable>> first = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Runnable>> watchers = new EnumMap<>(Kind.class);
  private final Outage outage =
      new Outage(
          LOG, "The change counters cannot be read; the known settings and entries stay in force");
  private final Outage behind =
      new Outage(
          LOG,
          "A change cannot be applied yet and will be tried again; the previous state"
              + " stays in force");
  private final RepeatedWork comparisons =
      new RepeatedWork(
          "carillon-change-counters", "Comparing the change counters", PAUSE, this::round);

  private final SharedLook looks = new SharedLook(this::look);
  private Map<Kind, Long> seen = Map.of();

  @Inject
  ChangeCounters(Transactions transactions, Event<Changed> changed) {
    this.transactions = transactions;
    this.changed = changed;
    for (Kind kind : Kind.values()) {
      first.put(kind, new CopyOnWriteArrayList<>());
      watchers.put(kind, new CopyOnWriteArrayList<>());
    }
  }

  void start(@Observes DatabaseReady ready) {
    compare();
    comparisons.start();
  }

  @PreDestroy
  void stop() {
    comparisons.close();
  }

  @Override
  public void increase(Kind kind) {
    transactions.run(
        entities ->
            entities
                .createNativeQuery(INCREASE)
                .setParameter("kind", kind.name())
                .setParameter("slots", SLOTS)
                .executeUpdate());
  }

  @Override
  public long next(Kind kind) {
    return transactions.write(
        entities -> {
          ChangeCounterRow row = ChangeCounterRow.locked(entities, kind);
          row.version++;
          return row.version;
        });
  }

  @Override
  public void announce(Kind kind) {
    compare();
    changed.fire(new Changed(kind));
  }

  @Override
  public void compare() {
    try {
      looks.look();
      outage.over();
    } catch (PersistenceException failure) {
      outage.met(failure.getMessage());
    }
  }

  private Duration round() {
    looks.look();
    return PAUSE;
  }

  private void look() {
    Map<Kind, Long> now = transactions.read(ChangeCounterRow::all);
    Map<Kind, Long> before = seen;
    seen = now;
    Set<Kind> missed = EnumSet.noneOf(Kind.class);
    now.forEach(
        (kind, version) -> {
          if (!version.equals(before.get(kind))) {
            boolean all = isFollowed(first.get(kind)) & isFollowed(watchers.get(kind));
            if (!all) {
              missed.add(kind);
            }
          }
        });
    if (missed.isEmpty()) {
      behind.over();
    } else {
      // The next comparison reports these again.
      Map<Kind, Long> followed = new EnumMap<>(seen);
      missed.forEach(followed::remove);
      seen = followed;
    }
  }

  /** Calls all watchers of a change, and returns whether each could process it. */
  private boolean isFollowed(List<Runnable> all) {
    boolean followed = true;
    for (Runnable each : all) {
      try {
        each.run();
      } catch (RuntimeException failure) {
        followed = false;
        behind.met(failure.getMessage());
      }
    }
    return followed;
  }

  @Override
  public Watch precede(Kind kind, Runnable onChange) {
    return added(first.get(kind), onChange);
  }

  @Override
  public Watch watch(Kind kind, Runnable onChange) {
    return added(watchers.get(kind), onChange);
  }

  private static Watch added(List<Runnable> all, Runnable onChange) {
    all.add(onChange);
    return () -> all.remove(onChange);
  }
}
