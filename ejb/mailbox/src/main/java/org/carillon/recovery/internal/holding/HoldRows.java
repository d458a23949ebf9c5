package org.carillon.recovery.internal.holding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

public final class HoldRows {
  private static final String HELD = "select 1 from hold where account = ? limit 1";

  private HoldRows() {}

  /** Returns whether a hold on the account or a mailbox prevents trimming the change log. */
  public static boolean isHeld(Connection connection, long account) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(HELD)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
