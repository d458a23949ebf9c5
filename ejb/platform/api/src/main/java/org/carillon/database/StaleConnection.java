package org.carillon.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/**
 * Decides, for one operation, whether a failure means a connection that was left in the pool from
 * before a database outage, so that another connection may work.
 */
public final class StaleConnection {
  /**
   * The time for which lost connections are skipped: each fails at once and is removed then, and
   * there are no more than the pool holds. A connection that fails later was not left over.
   */
  private static final long STALE_NANOS = Duration.ofSeconds(1).toNanos();

  /** States if no connection can be made: the database is unavailable or recovers from a crash. */
  private static final Set<String> NONE_MADE = Set.of("08001", "08004", "57P03");

  private final long begun = System.nanoTime();

  /** Returns whether the operation may be tried once more, if what it did so far is rolled back. */
  public boolean mayBeLeftOver(Exception failure) {
    return System.nanoTime() - begun <= STALE_NANOS && isLost(failure);
  }

  /**
   * Returns whether a failure means a lost connection: a connection exception (SQLSTATE class 08),
   * the database's shutdown (57P01 and 02), or its end of a transaction that this process left idle
   * while it was suspended (25P03). A connection that could not be made was not left over: if every
   * thread retried at once, the database would take longer to come back.
   */
  private static boolean isLost(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return !NONE_MADE.contains(state)
            && (state.startsWith("08") || state.startsWith("57P0") || state.equals("25P03"));
      }
    }
    return false;
  }
}
