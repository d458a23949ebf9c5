package org.carillon.archive.internal;

import java.io.IOException;
import java.sql.SQLException;
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

  /** {@code The backup 20261120T080000Z-server}, say. */
  private final String what;

  private final Instant started = Instant.now();
  private final List<String> troubles = new ArrayList<>();
  private WorkState state = WorkState.RUNNING;
  private Optional<Instant> ended = Optional.empty();

  ArchiveWork(String what) {
    this.what = what;
  }

  /** Does it. */
  abstract void perform() throws IOException, SQLException;

  @Override
  public final void run() {
    WorkState outcome = WorkState.BROKEN_OFF;
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
    }
  }

  private synchronized void end(WorkState outcome) {
    state = outcome;
    ended = Optional.of(Instant.now());
  }

  /** Something could not be done, in a sentence. */
  final synchronized void trouble(String sentence) {
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
