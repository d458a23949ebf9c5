package org.carillon.mailbox.internal;

import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;
import org.carillon.store.opening.OpenMailboxes;
import org.jboss.logging.Logger;

/**
 * Compares what is open with the database again and again, so that a lost hint is made good, and
 * keeps views there so that they are soon open again: after a start, before anybody asks.
 */
final class ViewMaintenance implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ViewMaintenance.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** How often a view is kept: it is written as a whole. */
  private static final Duration KEEPING = Duration.ofMinutes(2);

  private final OpenMailboxes open;
  private final CacheWarmup warmup;

  /** Only the rounds' thread asks. */
  private boolean warmed;

  private volatile boolean schemaThere;
  private final Rounds rounds =
      new Rounds("carillon-store-upkeep", "Comparing open mailboxes", PAUSE, this::round);

  ViewMaintenance(OpenMailboxes open, CacheWarmup warmup) {
    this.open = open;
    this.warmup = warmup;
  }

  void start() {
    rounds.start();
  }

  /** From now on there are tables to read. */
  void schemaThere() {
    schemaThere = true;
  }

  @Override
  public void close() {
    rounds.close();
    try {
      open.keep(Duration.ZERO);
    } catch (SQLException away) {
      LOG.debugf("Views are read from their rows at the next start: %s", away.getMessage());
    }
  }

  private Duration round() throws SQLException {
    if (schemaThere && !warmed) {
      warmed = true;
      warmup.warm();
    }
    open.compare();
    open.keep(KEEPING);
    return PAUSE;
  }
}
