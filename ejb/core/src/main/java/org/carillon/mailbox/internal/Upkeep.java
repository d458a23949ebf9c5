package org.carillon.mailbox.internal;

import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * What the store does by itself: compares what is open with the database, so that a lost hint is
 * made good, and goes on with emptying removed mailboxes.
 */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Upkeep.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final OpenMailboxes open;
  private final Expunger expunger;
  private final Thread thread =
      Thread.ofVirtual().name("carillon-store-upkeep").unstarted(this::run);

  Upkeep(OpenMailboxes open, Expunger expunger) {
    this.open = open;
    this.expunger = expunger;
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean swept = false;
    while (pause()) {
      try {
        open.compare();
        if (!swept) {
          expunger.sweep();
          swept = true;
        }
      } catch (SQLException | Hindrance | RuntimeException e) {
        LOG.warnf("The open mailboxes are compared later: %s", e.getMessage());
      }
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
