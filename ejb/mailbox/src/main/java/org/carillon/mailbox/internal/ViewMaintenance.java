package org.carillon.mailbox.internal;

import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.RepeatedWork;
import org.carillon.store.opening.OpenMailboxes;
import org.jboss.logging.Logger;

/**
 * Compares open mailboxes with the database periodically, so that a lost notification does no harm,
 * and stores views there so that they open quickly after a start, before anybody asks for them.
 */
final class ViewMaintenance implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ViewMaintenance.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** The interval at which a view is stored. A view is written as a whole. */
  private static final Duration KEEPING = Duration.ofMinutes(2);

  private final OpenMailboxes open;
  private final CacheWarmup warmup;

  /** This is used by the periodic thread only. */
  private boolean warmed;

  private volatile boolean schemaThere;
  private final RepeatedWork rounds =
      new RepeatedWork("carillon-store-upkeep", "Comparing open mailboxes", PAUSE, this::round);

  ViewMaintenance(OpenMailboxes open, CacheWarmup warmup) {
    this.open = open;
    this.warmup = warmup;
  }

  void start() {
    rounds.start();
  }

  /** Notes that the tables exist and can be read. */
  void schemaThere() {
    schemaThere = true;
  }

  @Override
  public void close() {
    rounds.close();
    try {
      open.keep(Duration.ZERO);
    } catch (SQLException away) {
      LOG.debugf(
          "The views of mailboxes are read from the database at the next start: %s",
          away.getMessage());
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
