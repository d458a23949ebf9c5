package org.carillon.archive.internal;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.WorkState;
import org.jboss.logging.Logger;

/**
 * A backup or a restoration, on a thread of its own; whoever looks sees how far it is. What shows
 * is guarded by this object.
 */
abstract class ArchiveWork implements Runnable {
  private static final Logger LOG = Logger.getLogger(ArchiveWork.class);
  private static final int MOST_TROUBLES = 1_000;
  private static final Duration BETWEEN_NEWS = Duration.ofSeconds(2);

  /** {@code The backup 20261120T080000Z-server}, say. */
  private final String what;

  private final Instant started = Instant.now();
  private final List<String> troubles = new ArrayList<>();
  private WorkState state = WorkState.RUNNING;
  private Optional<Instant> ended = Optional.empty();

  private final ArchiveRuns runs;
  private final ArchiveRuns.Kind kind;

  ArchiveWork(ArchiveRuns runs, ArchiveRuns.Kind kind, String what) {
    this.runs = runs;
    this.kind = kind;
    this.what = what;
  }

  /**
   * Begins it on a thread of its own; every node knows of it when this returns.
   *
   * @param record notes who wanted it, before anything is done and only if it can be
   * @return false when it can't have what it is for, and was not begun
   */
  final boolean start(Runnable record) throws SQLException {
    runs.begin(kind, id(), told());
    boolean begun = false;
    try {
      if (reserve()) {
        record.run();
        begun = true;
      }
    } finally {
      if (!begun) {
        runs.remove(id());
      }
    }
    if (!begun) {
      return false;
    }
    Thread.ofVirtual().name("archive-" + id()).start(this);
    return true;
  }

  /** Gets what only one may have at a time. */
  abstract boolean reserve() throws SQLException;

  private void tellNow() {
    try {
      runs.tell(id(), state(), told());
    } catch (SQLException away) {
      LOG.debugf("%s is told of later: %s", what, away.getMessage());
    }
  }

  private void tellAgainAndAgain() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_NEWS);
        tellNow();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it tells of itself. */
  abstract JsonObject told();

  /** Its id among all runs. */
  abstract String id();

  /** Does it. */
  abstract void perform() throws IOException, SQLException;

  @Override
  public final void run() {
    WorkState outcome = WorkState.BROKEN_OFF;
    Thread teller = Thread.ofVirtual().name("news-" + id()).start(this::tellAgainAndAgain);
    try {
      perform();
      outcome = WorkState.DONE;
    } catch (IOException | SQLException failed) {
      LOG.warnf(failed, "%s was broken off", what);
      trouble(what + " was broken off: " + failed.getMessage());
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "A defect in %s", what);
      trouble(what + " was broken off by a defect of the server; its log says more.");
    } finally {
      end(outcome);
      silence(teller);
      tellNow();
    }
  }

  /** What is told last must not be overwritten by what was to be told before. */
  private static void silence(Thread teller) {
    teller.interrupt();
    try {
      teller.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void end(WorkState outcome) {
    state = outcome;
    ended = Optional.of(Instant.now());
  }

  /** Something could not be done, in a sentence. */
  public final synchronized void trouble(String sentence) {
    if (troubles.size() < MOST_TROUBLES) {
      troubles.add(sentence);
    }
  }

  final synchronized List<String> troubles() {
    return List.copyOf(troubles);
  }

  final Instant started() {
    return started;
  }

  final synchronized Optional<Instant> ended() {
    return ended;
  }

  final synchronized WorkState state() {
    return state;
  }
}
