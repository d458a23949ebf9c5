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
 * Commits the changes of flags that wait, all at once: while one batch is committed the next
 * gathers, as {@link DeliveryCombiner} does it. What could not go with the others (an account that
 * somebody else has locked, a mailbox that is newer than this node knows) tries again with later
 * ones, for a while; what still can't, or meets a fault, is answered {@link FlagAnswer.Alone}. So
 * nobody waits for it but its caller.
 */
public final class FlagCombiner implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FlagCombiner.class);

  private final Outage outage = new Outage(LOG, "Flags can't be changed");

  /** The most rows a batch changes. */
  private static final int MOST_ROWS = 1000;

  /** How many callers may wait. */
  private static final int MOST_WAITING = 10_000;

  /** How long a change tries to go with others: most transactions are over by then. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** How long new changes are waited for while there are only such that could not go. */
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final BlockingQueue<PendingFlags> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final PendingFlags stop = new PendingFlags(0, 0, new long[0], FlagWish.NOTHING);

  /** A platform thread: while it has accounts locked it must not queue behind all the sessions. */
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

  /** Ends behind the batch that is being committed. */
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

  /** Commits it together with others, or says that this can't be. */
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

  /** Fills a batch with what waits, at least one; false when the server stops. */
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

  /** The next that came; none when there is none soon and others are to try again. */
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
        LOG.warnf(e, "%d changes of flags are tried one by one", pending.size());
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
