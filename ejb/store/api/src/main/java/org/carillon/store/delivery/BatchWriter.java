package org.carillon.store.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.carillon.blob.BlobWriter;
import org.carillon.database.Outage;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.carillon.store.quota.Quotas;
import org.carillon.store.quota.Recounting;
import org.carillon.store.rows.SqlFailure;
import org.jboss.logging.Logger;

/** Commits batches of deliveries whose content is on the disk, one at a time and on one thread. */
public final class BatchWriter {
  private static final Logger LOG = Logger.getLogger(BatchWriter.class);

  /** The longest time that a delivery waits for an account that another transaction has locked. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The time for which the outcome of a lost commit is looked up before the batch fails. */
  private static final Duration DECISION = Duration.ofSeconds(60);

  /** The most broken connections in a row that are skipped. */
  private static final int MOST_STALE = 5;

  private final Outage outage = new Outage(LOG, "Deliveries cannot be committed");
  private final DataSource dataSource;
  private final SqlTransactions transactions;
  private final Recounting recounting;
  private final BlobWriter blobs;
  private final Quotas quotas;
  private final BatchRecord record;
  private final PooledIds itemIds;
  private long batch = System.currentTimeMillis() << 20;

  public BatchWriter(DataSource dataSource, BlobWriter blobs, Quotas quotas, BatchRecord record) {
    this.dataSource = dataSource;
    this.transactions = new SqlTransactions(dataSource);
    this.recounting = new Recounting(transactions);
    this.blobs = blobs;
    this.quotas = quotas;
    this.record = record;
    this.itemIds = new PooledIds(dataSource, "item_id", 500);
  }

  /** The result of a batch. */
  sealed interface Result {

    /** The batch was committed. */
    record Written(BatchOutcome outcome) implements Result {}

    /** Nothing was kept, and every other batch would fail the same way now. */
    record Unreachable(String why) implements Result {}

    /** Nothing was kept, since the connection broke; another connection may work. */
    record Lost(String why) implements Result {}

    /** Nothing was kept; something in this batch is at fault. */
    record Poisoned(Exception fault) implements Result {}
  }

  /** Writes and commits a batch. Only a commit lost for {@link #DECISION} is uncertain. */
  Result write(List<PendingDelivery> deliveries) {
    Result result = attempt(deliveries);
    // The pool may hold connections that a restart of the database has broken.
    for (int stale = 0; stale < MOST_STALE && result instanceof Result.Lost; stale++) {
      result = attempt(deliveries);
    }
    return result instanceof Result.Poisoned(Exception fault)
            && deliveries.size() == 1
            && isRecounted(fault, deliveries.getFirst())
        ? attempt(deliveries)
        : result;
  }

  /** Returns whether a wrong counter was at fault and has been repaired. */
  private boolean isRecounted(Exception fault, PendingDelivery delivery) {
    if (!Recounting.isWanted(fault)) {
      return false;
    }
    try {
      recounting.repair(delivery.accounts());
      return true;
    } catch (SQLException away) {
      LOG.warnf("Wrong counters are recounted later: %s", away.getMessage());
      return false;
    }
  }

  private Result attempt(List<PendingDelivery> deliveries) {
    Connection connection;
    try {
      connection = dataSource.getConnection();
    } catch (SQLException e) {
      outage.met(e.getMessage());
      return new Result.Unreachable(e.getMessage());
    }
    try {
      return inTransaction(connection, deliveries);
    } finally {
      close(connection);
    }
  }

  private Result inTransaction(Connection connection, List<PendingDelivery> deliveries) {
    batch++;
    BatchOutcome outcome;
    try {
      connection.setAutoCommit(false);
      outcome =
          new DeliveryTransaction(connection, blobs, itemIds, quotas, PATIENCE.toNanos())
              .write(deliveries, record, batch);
    } catch (SQLException | RuntimeException e) {
      takeBack(connection);
      if (SqlFailure.isOfTheDatabase(e)) {
        outage.met(e.getMessage());
        return new Result.Lost(e.getMessage());
      }
      LOG.warnf(e, "A batch of %d deliveries failed", deliveries.size());
      return new Result.Poisoned(e);
    }
    // From here on the transaction may be committed, so the blobs must be kept.
    outcome.stored().forEach(message -> blobs.keep(message.content));
    try {
      connection.commit();
      connection.setAutoCommit(true);
      outage.over();
      return new Result.Written(outcome);
    } catch (SQLException e) {
      outage.met("A commit failed; checking whether it was carried out: " + e.getMessage());
      close(connection);
      return committed() ? new Result.Written(outcome) : new Result.Unreachable(e.getMessage());
    }
  }

  /** Returns whether the batch whose commit was lost is in the database. */
  private boolean committed() {
    long deadline = System.nanoTime() + DECISION.toNanos();
    while (true) {
      try {
        return record.committed(transactions, batch);
      } catch (SQLException e) {
        if (System.nanoTime() > deadline) {
          LOG.errorf(
              e, "It is unknown whether batch %d was committed; it is reported as failed", batch);
          return false;
        }
        LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
      }
    }
  }

  private static void takeBack(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      LOG.debug("A failed connection cannot be rolled back; the database does it", e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A connection cannot be closed; its pool replaces it", e);
    }
  }
}
