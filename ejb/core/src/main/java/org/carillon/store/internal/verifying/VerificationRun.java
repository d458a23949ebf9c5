package org.carillon.store.internal.verifying;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carillon.blob.BlobCheck;
import org.carillon.store.IndexCheck;
import org.carillon.store.Verification;
import org.carillon.store.Verification.State;
import org.carillon.store.quota.Counters;
import org.carillon.store.rows.Rows;
import org.jboss.logging.Logger;

/** One verification: contents with their outlines, then rows, counters and this node's index. */
final class VerificationRun implements Runnable {
  private static final Logger LOG = Logger.getLogger(VerificationRun.class);

  private final BlobCheck contents;
  private final IndexCheck index;
  private final Rows rows;
  private final Progress progress;
  private final Damages damages;
  private final Outlines outlines;
  private final Counters counters;
  private final String run;
  private final long octetsPerSecond;

  VerificationRun(
      BlobCheck contents,
      IndexCheck index,
      Rows rows,
      AccountNames names,
      String run,
      long octetsPerSecond) {
    this.contents = contents;
    this.index = index;
    this.rows = rows;
    this.progress = new Progress(rows);
    this.damages = new Damages(rows, names);
    this.outlines = new Outlines(rows);
    this.counters = new Counters(rows);
    this.run = run;
    this.octetsPerSecond = octetsPerSecond;
  }

  @Override
  public void run() {
    try {
      verify();
      progress.end(run, State.DONE);
    } catch (SQLException | IOException away) {
      LOG.warnf("The verification broke off: %s", away.getMessage());
      breakOff();
    } catch (InterruptedException stopped) {
      breakOff();
      Thread.currentThread().interrupt();
    } catch (RuntimeException defect) {
      LOG.error("A defect in the verification", defect);
      breakOff();
    }
  }

  private void breakOff() {
    try {
      progress.end(run, State.BROKEN_OFF);
    } catch (SQLException away) {
      LOG.debugf("That the verification broke off shows in ten minutes: %s", away.getMessage());
    }
  }

  private void verify() throws SQLException, IOException, InterruptedException {
    Verification begun = progress.show(List.of());
    contents.readAll(octetsPerSecond, this::visit);
    damages.noteMissing();
    damages.noteLost();
    damages.forgetBefore(begun.started().orElseThrow());
    counters.mailboxes(
        repaired -> progress.add(run, State.ROWS, new Progress.Done(0, 0, 0, repaired, 0)));
    counters.accounts(
        repaired -> progress.add(run, State.ROWS, new Progress.Done(0, 0, 0, 0, repaired)));
    compareIndex();
    List<String> strays =
        new ArrayList<>(
            new Strays(rows).count(() -> progress.add(run, State.ROWS, Progress.Done.NOTHING)));
    strays.addAll(new Strays(rows).validate());
    strays.forEach(LOG::warn);
    progress.strays(run, strays);
  }

  /** What the index is at before may take long; meanwhile every node sees that this goes on. */
  private void compareIndex() throws SQLException, InterruptedException {
    Future<Optional<IndexCheck.Mended>> comparison = index.compare();
    while (true) {
      try {
        Optional<IndexCheck.Mended> mended =
            comparison.get(IndexCheck.GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        if (mended.isPresent()) {
          progress.indexMended(run, mended.get());
        }
        return;
      } catch (TimeoutException goesOn) {
        progress.add(run, State.ROWS, Progress.Done.NOTHING);
      } catch (ExecutionException never) {
        throw new IllegalStateException(never);
      }
    }
  }

  private void visit(List<BlobCheck.Read> read) throws SQLException, IOException {
    long octets = 0;
    for (BlobCheck.Read one : read) {
      octets += one.blob().octets();
      if (one instanceof BlobCheck.Read.Damaged damaged) {
        damages.note(damaged);
      }
    }
    long repaired = outlines.compare(read);
    progress.add(run, State.CONTENTS, new Progress.Done(read.size(), octets, repaired, 0, 0));
  }
}
