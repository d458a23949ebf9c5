package org.carillon.recovery.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.internal.holding.HoldRows;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** The time during which deleted data of accounts can be brought back. */
record UndeleteWindow(SqlTransactions transactions, Settings settings) {

  /** Returns the time that is set for an account. */
  Duration period(long domain, long account) {
    return settings.value(DirectorySettings.UNDELETE_PERIOD, Scope.account(domain, account));
  }

  /**
   * Returns the earliest time of deletion from which data can be brought back. Under a hold there
   * is no such limit.
   *
   * @param least the shortest window, even if a shorter one is set
   */
  Instant earliest(long domain, long account, Duration least) throws SQLException {
    if (transactions.read(connection -> HoldRows.isHeld(connection, account))) {
      return Instant.EPOCH;
    }
    Duration period = period(domain, account);
    return Instant.now().minus(period.compareTo(least) < 0 ? least : period);
  }
}
