package org.carillon.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A due row that this node holds while it works on it. A thread of its own postpones the due time
 * again and again until this is closed. Work that settles the row has changed the due time, and
 * then it is postponed no more.
 */
final class HeldDueRow implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HeldDueRow.class);

  /** The rest after a failure, since an immediate retry would probably fail too. */
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
   * Creates the holder of a claimed row.
   *
   * @param moving the statement that postpones it; its parameters are the milliseconds, the key and
   *     the current due time
   * @param until the current due time
   * @param kept the time by which it is postponed each time
   * @param every the interval between postponements
   */
  HeldDueRow(
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

  /** Records that the work has failed: the row becomes due again after the pause. */
  void failed(Duration pause) {
    rest = pause.compareTo(BREATH) > 0 ? pause : BREATH;
  }

  /** Stops the postponing thread without waiting: it may wait for an unavailable database. */
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

  /** Postpones the row; false if lost to another node. In an outage the row counts as held. */
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
      LOG.debugf("The result of due work cannot be stored: %s", away.getMessage());
      return true;
    }
  }
}
