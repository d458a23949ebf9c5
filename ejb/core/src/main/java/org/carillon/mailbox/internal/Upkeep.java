package org.carillon.mailbox.internal;

import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Compares what is open with the database again and again, so that a lost hint is made good, and
 * keeps views there so that they are soon open again: after a start, before anybody asks.
 */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Upkeep.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** How often a view is kept: it is written as a whole. */
  private static final Duration KEEPING = Duration.ofMinutes(2);

  private final OpenMailboxes open;
  private final Thread thread =
      Thread.ofVirtual().name("carillon-store-upkeep").unstarted(this::run);

  Upkeep(OpenMailboxes open) {
    this.open = open;
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
      open.keep(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException away) {
      LOG.debugf("Views are read from their rows at the next start: %s", away.getMessage());
    }
  }

  private void run() {
    warm();
    while (pause()) {
      try {
        open.compare();
        open.keep(KEEPING);
      } catch (SQLException | RuntimeException e) {
        LOG.warnf("The open mailboxes are compared later: %s", e.getMessage());
      }
    }
  }

  private void warm() {
    try {
      open.warm();
    } catch (SQLException | RuntimeException e) {
      LOG.infof("Large mailboxes are read when they are opened: %s", e.getMessage());
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }
}
