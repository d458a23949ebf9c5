package org.carillon.policy.internal.filter;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.carillon.contract.Watch;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterTarget;
import org.carillon.settings.CacheVersions;
import org.jboss.logging.Logger;

/**
 * The entries that count, in memory. After a change on any node, the next query reads them again.
 * Large lists are read less often: during a series of changes, queries get the last state that was
 * read.
 */
@ApplicationScoped
class CurrentFilters {
  private static final Logger LOG = Logger.getLogger(CurrentFilters.class);

  /** Reading takes at most this part (1/10) of the time. */
  private static final int SHARE = 10;

  /** Lists that are read in less time, in ns, are read after every change. */
  private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(200);

  private static final String ALL =
      """
      select name, coalesce(domain, 0), target, pattern, action, points, text, ban, expires
      from filter_entry where enabled and (expires is null or expires > now())
      """;

  private final SqlTransactions database;
  private final CacheVersions versions;
  private final LongSupplier nanoTime;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile FilterIndex index;
  private volatile boolean isStale = true;
  private volatile long next;
  private Watch watch;

  @Inject
  CurrentFilters(SqlTransactions database, CacheVersions versions) {
    this(database, versions, System::nanoTime);
  }

  CurrentFilters(SqlTransactions database, CacheVersions versions, LongSupplier nanoTime) {
    this.database = database;
    this.versions = versions;
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong();
  }

  @PostConstruct
  void start() {
    watch = versions.watch(CacheVersions.Kind.FILTER_ENTRIES, () -> isStale = true);
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  /**
   * Returns the entries that count now.
   *
   * @throws IOException if they were never read and the database is unavailable
   */
  FilterIndex get() throws IOException {
    FilterIndex current = index;
    if (!isStale && current != null) {
      return current;
    }
    if (current == null) {
      reading.lock();
    } else if (nanoTime.getAsLong() - next < 0 || !reading.tryLock()) {
      return current;
    }
    try {
      return isStale || index == null ? renewed() : index;
    } finally {
      reading.unlock();
    }
  }

  private FilterIndex renewed() throws IOException {
    long begin = nanoTime.getAsLong();
    // Set before reading: a change meanwhile makes them be read again.
    isStale = false;
    try {
      index = database.read(CurrentFilters::read);
    } catch (SQLException away) {
      isStale = true;
      LOG.warnf("Filter entries can't be read: %s", away.getMessage());
      if (index == null) {
        throw new IOException("Filter entries can't be read", away);
      }
    }
    long end = nanoTime.getAsLong();
    next = end - begin < QUICK ? end : end + (end - begin) * SHARE;
    return index;
  }

  private static FilterIndex read(Connection connection) throws SQLException {
    FilterIndex made = new FilterIndex();
    try (PreparedStatement select = connection.prepareStatement(ALL);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        OffsetDateTime expires = row.getObject(9, OffsetDateTime.class);
        made.add(
            row.getString(4),
            new ActiveEntry(
                row.getString(1),
                row.getLong(2),
                FilterTarget.of(row.getString(3)),
                FilterAction.of(row.getString(5)),
                row.getInt(6),
                row.getString(7),
                row.getInt(8),
                expires == null ? Instant.MAX : expires.toInstant()));
      }
    }
    return made;
  }
}
