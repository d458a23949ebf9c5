package org.carillon.store.flagging;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.store.delivery.DeliveryCombiner;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.rows.SqlFailure;
import org.jboss.logging.Logger;

/**
 * Commits waiting flag changes together. The next batch gathers while one is being committed, as in
 * {@link DeliveryCombiner}. A change that could not go with the others (another transaction has the
 * account locked, or the mailbox is newer than this node knows) is retried with later ones for a
 * while. If it still fails, or meets a fault, it is answered with {@link FlagAnswer.Alone}. So only
 * its own caller waits for it.
 */
public final class FlagCombiner implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FlagCombiner.class);

  private final Outage outage = new Outage(LOG, "Flags cannot be changed");

  private static final int MOST_ROWS = 1000;

  private static final int MOST_WAITING = 10_000;

  /** The time for which a change is retried with others. Most transactions end within it. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** The time to wait for new changes while only changes to retry are left. */
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final BlockingQueue<PendingFlags> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final PendingFlags stop = new PendingFlags(0, 0, new long[0], FlagRequest.NOTHING);

  /** A platform thread: with accounts locked it must not queue behind virtual threads. */
  private final Thread thread = Thread.ofPlatform().name("carillon-flags").unstarted(this::run);

  private final Deque<PendingFlags> postponed = new ArrayDeque<>();
  private volatile boolean stopping;

  public FlagCombiner(SqlTransactions transactions, OpenMailboxes open) {
    this.transactions = transactions;
    this.open = open;
  }

  public void start() {
    thread.start();
  }

  /** Ends after the batch that is being committed. */
  @Override
  public void close() {
    stopping = true;
    try {
      queue.put(stop);
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Commits the change together with others, or answers that this is not possible. */
  FlagAnswer commit(PendingFlags flags) {
    if (!queue.offer(flags) || stopping && queue.remove(flags)) {
      return new FlagAnswer.Alone();
    }
    return flags.await();
  }

  private void run() {
    List<PendingFlags> batch = new ArrayList<>();
    while (gather(batch)) {
      commit(batch);
      batch.clear();
    }
    batch.addAll(postponed);
    queue.drainTo(batch);
    leave(batch);
  }

  /** Fills a batch with waiting changes, at least one; returns false when the server stops. */
  private boolean gather(List<PendingFlags> batch) {
    Optional<PendingFlags> next = first();
    batch.addAll(postponed);
    postponed.clear();
    int rows = batch.stream().mapToInt(PendingFlags::rows).sum();
    while (next.isPresent()) {
      if (next.get() == stop) {
        return false;
      }
      batch.add(next.get());
      rows += next.get().rows();
      PendingFlags head = queue.peek();
      next =
          head != null && rows + head.rows() <= MOST_ROWS
              ? Optional.ofNullable(queue.poll())
              : Optional.empty();
    }
    return true;
  }

  /** Returns the next new change; empty if none comes soon and others are to be retried. */
  private Optional<PendingFlags> first() {
    while (true) {
      try {
        return postponed.isEmpty()
            ? Optional.of(queue.take())
            : Optional.ofNullable(queue.poll(PAUSE.toNanos(), TimeUnit.NANOSECONDS));
      } catch (InterruptedException e) {
        LOG.debug("Only close() ends this thread", e);
      }
    }
  }

  private void commit(List<PendingFlags> pending) {
    try {
      FlagBatch batch = new FlagBatch(open, pending);
      List<Reflagging> changes = batch.changes();
      List<MailboxCommit> commits =
          changes.isEmpty()
              ? List.of()
              : transactions.single(connection -> FlagStatement.write(connection, changes));
      open.committed(commits);
      batch.answer(commits).forEach(this::postpone);
    } catch (SQLException | RuntimeException e) {
      if (SqlFailure.isOfTheDatabase(e)) {
        outage.met(e.getMessage());
      } else {
        LOG.warnf(
            e, "%d changes of flags failed together and are tried one by one", pending.size());
      }
      leave(pending);
    }
  }

  private void postpone(PendingFlags flags) {
    if (flags.hasWaited(PATIENCE)) {
      flags.answer(new FlagAnswer.Alone());
    } else {
      postponed.add(flags);
    }
  }

  private static void leave(List<PendingFlags> batch) {
    batch.forEach(flags -> flags.answer(new FlagAnswer.Alone()));
  }
}
