package org.carillon.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A due row that is somebody's while he works on it: what says when it is due is moved on again and
 * again, by a thread of its own, until it is closed. Whoever settles the row has changed that, and
 * it is moved no more.
 */
final class HeldRow implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HeldRow.class);

  /** What was hindered once would be hindered again at once. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  private final SqlTransactions transactions;
  private final String moving;
  private final long id;
  private final Duration kept;
  private final Duration every;
  private final CountDownLatch ended = new CountDownLatch(1);
  private OffsetDateTime until;
  private volatile Duration rest;

  /**
   * Of a row that was claimed.
   *
   * @param moving the statement that puts it off: by milliseconds, its key, when it was due
   * @param kept for how long it is taken each time
   * @param every how often that is done
   */
  HeldRow(
      SqlTransactions transactions,
      String moving,
      long id,
      OffsetDateTime until,
      Duration kept,
      Duration every) {
    this.transactions = transactions;
    this.moving = moving;
    this.id = id;
    this.until = until;
    this.kept = kept;
    this.every = every;
    Thread.ofVirtual().name("carillon-due").start(this::keep);
  }

  /** The work has failed: the row is due again after a rest. */
  void failed(Duration pause) {
    rest = pause.compareTo(BREATH) > 0 ? pause : BREATH;
  }

  /** Whoever waited for the keeper would wait for a database that is away. */
  @Override
  public void close() {
    ended.countDown();
  }

  private void keep() {
    boolean isHeld = true;
    try {
      while (isHeld && !ended.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        isHeld = isMoved(kept);
      }
    } catch (InterruptedException nobody) {
      Thread.currentThread().interrupt();
    }
    if (isHeld && rest != null) {
      boolean _ = isMoved(rest);
    }
  }

  /** False when it is ours no more. While the database is away it is: until the time is over. */
  private boolean isMoved(Duration by) {
    try {
      return transactions.write(
          connection -> {
            try (var statement = connection.prepareStatement(moving)) {
              statement.setLong(1, by.toMillis());
              statement.setLong(2, id);
              statement.setObject(3, until);
              try (ResultSet row = statement.executeQuery()) {
                boolean isOurs = row.next();
                if (isOurs) {
                  until = row.getObject(1, OffsetDateTime.class);
                }
                return isOurs;
              }
            }
          });
    } catch (SQLException away) {
      LOG.debugf("A row that is worked on is not kept: %s", away.getMessage());
      return true;
    }
  }
}
