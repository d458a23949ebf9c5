package org.carillon.policy.internal.greylist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.greylist.GreylistSettings;
import org.carillon.policy.net.NetworkPrefix;
import org.carillon.policy.rate.WindowCounts;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;

/**
 * Records attempts in the database, for all nodes. An attacker's rows are bounded: the number of
 * new attempts per minute is limited for its network and for all. Attempts beyond that must retry,
 * too, and are not stored. Known networks and waiting attempts are cached, so that they hardly use
 * the database.
 */
@ApplicationScoped
class Greylist {
  /** The largest number of new attempts that are stored for one network in a minute. */
  static final int MOST_NEW = 60;

  static final int MOST_NEW_IN_ALL = 6_000;

  private static final Duration SPAN = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 50_000;
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int SWEPT = 5_000;
  private static final Duration PACE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final String ALL = "all";

  private final GreylistRows rows;
  private final Settings settings;
  private final LongSupplier nanoTime;
  private final WindowCounts<NetworkPrefix> fresh;
  private final WindowCounts<String> freshInAll;
  private final Cache<NetworkPrefix, Boolean> known;

  /** The time from which a waiting attempt may pass, by {@link #nanoTime}. */
  private final Cache<String, Long> waiting;

  private final RepeatedWork rounds =
      new RepeatedWork("carillon-greylist", "Deleting old greylisting entries", PAUSE, this::round);

  @Inject
  Greylist(SqlTransactions transactions, Settings settings) {
    this(transactions, settings, System::nanoTime);
  }

  Greylist(SqlTransactions transactions, Settings settings, LongSupplier nanoTime) {
    this.rows = new GreylistRows(transactions);
    this.settings = settings;
    this.nanoTime = nanoTime;
    fresh = new WindowCounts<>(SPAN, MOST_REMEMBERED, nanoTime);
    freshInAll = new WindowCounts<>(SPAN, 1, nanoTime);
    known = remembering();
    waiting = remembering();
  }

  private <K, V> Cache<K, V> remembering() {
    return Caffeine.newBuilder()
        .executor(Runnable::run)
        .ticker(nanoTime::getAsLong)
        .maximumSize(MOST_REMEMBERED)
        .expireAfterWrite(REMEMBERED)
        .build();
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start();
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }

  private Duration round() throws SQLException {
    rows.forget(SWEPT);
    return PACE;
  }

  /** Returns whether this node remembers that clients of the network retry. */
  boolean remembers(Attempt attempt) {
    return known.getIfPresent(attempt.network()) != null;
  }

  /**
   * Returns the time that an attempt still has to wait, or zero if it may pass; this is then
   * recorded.
   *
   * @throws SQLException if that cannot be read or recorded
   */
  Duration rest(Attempt attempt) throws SQLException {
    Long until = waiting.getIfPresent(attempt.id());
    if (until != null && until - nanoTime.getAsLong() > 0) {
      return Duration.ofNanos(until - nanoTime.getAsLong());
    }
    Duration memory = settings.value(GreylistSettings.KNOWN_TIME);
    GreylistRows.Found found = rows.find(attempt);
    if (found.passed() >= settings.value(GreylistSettings.KNOWN_AFTER)) {
      known.put(attempt.network(), true);
      rows.keep(attempt.network(), memory);
      return Duration.ZERO;
    }
    if (found.isPassed()) {
      rows.keep(attempt, memory);
      return Duration.ZERO;
    }
    return found.age().isEmpty() ? begun(attempt) : rest(attempt, found.age().get(), memory);
  }

  private Duration begun(Attempt attempt) throws SQLException {
    Duration delay = settings.value(GreylistSettings.DELAY);
    if (fresh.add(attempt.network(), 1) > MOST_NEW || freshInAll.add(ALL, 1) > MOST_NEW_IN_ALL) {
      return delay;
    }
    rows.begin(attempt, settings.value(GreylistSettings.WINDOW));
    return waiting(attempt, delay);
  }

  private Duration rest(Attempt attempt, Duration age, Duration memory) throws SQLException {
    Duration rest = settings.value(GreylistSettings.DELAY).minus(age);
    if (rest.isPositive()) {
      return waiting(attempt, rest);
    }
    rows.pass(attempt, memory);
    return Duration.ZERO;
  }

  private Duration waiting(Attempt attempt, Duration rest) {
    waiting.put(attempt.id(), nanoTime.getAsLong() + rest.toNanos());
    return rest;
  }
}
