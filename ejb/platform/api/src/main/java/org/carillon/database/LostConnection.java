package org.carillon.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/**
 * Tells, while one operation is tried, whether a failure means a connection that was left over from
 * before the database was away, so that another may do.
 */
public final class LostConnection {
  /**
   * For how long lost connections are tried past: each tells at once and is gone then, and there
   * are no more than the pool holds. One that tells later was not left over.
   */
  private static final long STALE_NANOS = Duration.ofSeconds(1).toNanos();

  /**
   * The driver and the database report these states when no connection can be made: the database is
   * away, or recovers from a crash.
   */
  private static final Set<String> NONE_MADE = Set.of("08001", "08004", "57P03");

  private final long begun = System.nanoTime();

  /** Whether the operation may be tried once more, if what it did so far is taken back. */
  public boolean mayBeLeftOver(Exception failure) {
    return System.nanoTime() - begun <= STALE_NANOS && isLost(failure);
  }

  /**
   * Connection exceptions (SQLSTATE class 08), the database's shutting down (57P01 and 02), and its
   * end to a transaction that this process left idle, being frozen (25P03). A connection that could
   * not be made was not left over: if every thread asked again at once, the database would take
   * longer to come back.
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
