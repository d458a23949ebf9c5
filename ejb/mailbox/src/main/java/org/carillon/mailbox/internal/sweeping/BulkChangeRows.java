package org.carillon.mailbox.internal.sweeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;

/** The rows with the messages of bulk changes. A row is deleted with its task. */
final class BulkChangeRows {
  private static final String PUT = "insert into mail_sweep (task, uids) values (?, ?)";
  private static final String GET = "select uids from mail_sweep where task = ?";

  private BulkChangeRows() {}

  static void put(Connection connection, String task, UidSet uids) throws SQLException {
    new Pipeline().add(PUT, task, uids.toString()).execute(connection);
  }

  /** Returns the messages of a task; none if there is no row. */
  static UidSet get(Connection connection, String task) throws SQLException {
    UidSet[] found = {UidSet.EMPTY};
    new Pipeline().add(row -> found[0] = parse(row.getString(1)), GET, task).execute(connection);
    return found[0];
  }

  /** Parses the result of {@link UidSet#toString}. */
  static UidSet parse(String text) {
    if (text.isEmpty()) {
      return UidSet.EMPTY;
    }
    UidSet.Builder uids = new UidSet.Builder();
    for (String range : text.split(",", -1)) {
      long[] bounds = Arrays.stream(range.split(":", 2)).mapToLong(Long::parseLong).toArray();
      uids.addRange(bounds[0], bounds[bounds.length - 1]);
    }
    return uids.build();
  }
}
