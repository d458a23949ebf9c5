package org.carillon.recovery.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.internal.holding.HoldRows;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** How long what accounts deleted can be brought back. */
record UndeleteWindow(SqlTransactions transactions, Settings settings) {

  /** As it is set for an account. */
  Duration period(long domain, long account) {
    return settings.value(DirectorySettings.UNDELETE_PERIOD, Scope.account(domain, account));
  }

  /**
   * From when on what was deleted comes back; of who is on hold, from ever on.
   *
   * @param least so long at least, whatever is set
   */
  Instant earliest(long domain, long account, Duration least) throws SQLException {
    if (transactions.read(connection -> HoldRows.isHeld(connection, account))) {
      return Instant.EPOCH;
    }
    Duration period = period(domain, account);
    return Instant.now().minus(period.compareTo(least) < 0 ? least : period);
  }
}
