package org.carillon.store.internal.verifying;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carillon.blob.BlobCheck;
import org.carillon.database.Statements;
import org.carillon.store.IndexCheck;
import org.carillon.store.quota.Counters;
import org.carillon.store.rows.SingleStatements;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskWork;
import org.jboss.logging.Logger;

/** One verification: blobs with their outlines, then rows, counters and this node's index. */
final class VerificationRun implements TaskWork {
  private static final Logger LOG = Logger.getLogger(VerificationRun.class);

  /** The interval of checks whether the verification must end. */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  /** Damage is recorded with the database's clock. */
  private static final String NOW = "select now()";

  private static final String CONTENTS = "select count(*) from blob";

  private final BlobCheck contents;
  private final IndexCheck index;
  private final SingleStatements rows;
  private final DamageRows damages;
  private final Outlines outlines;
  private final Counters counters;
  private final long octetsPerSecond;
  private volatile VerificationProgress progress = VerificationProgress.NOTHING;
  private TaskContext task;

  VerificationRun(
      BlobCheck contents,
      IndexCheck index,
      SingleStatements rows,
      AccountNames names,
      long octetsPerSecond) {
    this.contents = contents;
    this.index = index;
    this.rows = rows;
    this.damages = new DamageRows(rows, names);
    this.outlines = new Outlines(rows);
    this.counters = new Counters(rows);
    this.octetsPerSecond = octetsPerSecond;
  }

  @Override
  public void run(TaskContext context) throws IOException, SQLException, TaskInterrupted {
    task = context;
    try {
      verify();
    } catch (InterruptedException stopped) {
      context.goOn();
      throw new IOException("The verification was interrupted", stopped);
    }
  }

  @Override
  public TaskReport report() {
    return progress.report();
  }

  /**
   * Throws if the verification must end: an {@link InterruptedException}, since the code that reads
   * the blobs passes on no other exception for that.
   */
  private void goOn() throws InterruptedException {
    try {
      task.goOn();
    } catch (TaskInterrupted over) {
      throw new InterruptedException(over.getMessage());
    }
  }

  private void verify() throws SQLException, IOException, InterruptedException {
    Instant began = rows.query(row -> Statements.instant(row, "now").orElseThrow(), NOW).getFirst();
    progress = progress.ofContents(rows.query(row -> row.getLong(1), CONTENTS).getFirst());
    contents.readAll(octetsPerSecond, this::visit);
    damages.noteMissing();
    damages.noteLost();
    damages.forgetBefore(began);
    counters.mailboxes(repaired -> counted(repaired, 0));
    counters.accounts(repaired -> counted(0, repaired));
    compareIndex();
    List<String> strays = new ArrayList<>(new OrphanedRows(rows).count(this::goOn));
    strays.addAll(new OrphanedRows(rows).validate());
    strays.forEach(LOG::warn);
    progress = progress.strays(strays);
  }

  private void counted(long ofMailboxes, long ofAccounts) throws InterruptedException {
    progress = progress.counted(ofMailboxes, ofAccounts);
    goOn();
  }

  /** Compares the index. The index may take long to finish earlier work first. */
  private void compareIndex() throws InterruptedException {
    Future<Optional<IndexCheck.Repaired>> comparison = index.compare();
    while (true) {
      goOn();
      try {
        Optional<IndexCheck.Repaired> corrected =
            comparison.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        corrected.ifPresent(found -> progress = progress.corrected(found));
        return;
      } catch (TimeoutException goesOn) {
        LOG.trace("The index has not been compared yet", goesOn);
      } catch (ExecutionException never) {
        throw new IllegalStateException(never);
      }
    }
  }

  private void visit(List<BlobCheck.Read> read)
      throws SQLException, IOException, InterruptedException {
    goOn();
    long octets = 0;
    for (BlobCheck.Read one : read) {
      octets += one.blob().octets();
      if (one instanceof BlobCheck.Read.Damaged damaged) {
        damages.note(damaged);
      }
    }
    progress = progress.read(read.size(), octets, outlines.compare(read));
  }
}
