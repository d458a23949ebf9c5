package org.carillon.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.carillon.database.Pipeline;

/** Reads the only row of a statement: the number of messages that it changed, and their octets. */
public final class Counted implements Pipeline.RowReader {
  private long messages;
  private long octets;

  @Override
  public void read(ResultSet row) throws SQLException {
    messages = row.getLong(1);
    octets = row.getLong(2);
  }

  /** Returns the octets. Throws unless the number of messages is the view's, {@code expected}. */
  public long octetsOf(int expected) {
    if (messages != expected) {
      throw new IllegalStateException("The view shows messages that do not exist");
    }
    return octets;
  }
}
