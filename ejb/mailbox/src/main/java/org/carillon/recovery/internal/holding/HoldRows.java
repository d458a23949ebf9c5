package org.carillon.recovery.internal.holding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of {@code hold}. */
public final class HoldRows {
  private static final String HELD = "select 1 from hold where account = ? limit 1";

  private HoldRows() {}

  /** Whether anything of an account is on hold, so that nothing of its log is trimmed. */
  public static boolean isHeld(Connection connection, long account) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(HELD)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
