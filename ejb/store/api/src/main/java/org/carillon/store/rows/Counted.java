package org.carillon.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.carillon.database.Pipeline;

/** How many messages a statement worked on, and how many octets they have: its only row. */
public final class Counted implements Pipeline.RowReader {
  private long messages;
  private long octets;

  @Override
  public void read(ResultSet row) throws SQLException {
    messages = row.getLong(1);
    octets = row.getLong(2);
  }

  /**
   * The octets; fails when it were not as many messages as the view that they were taken from has.
   */
  public long octetsOf(int expected) {
    if (messages != expected) {
      throw new IllegalStateException("The view shows messages that are not there");
    }
    return octets;
  }
}
