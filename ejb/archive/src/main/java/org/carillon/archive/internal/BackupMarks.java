package org.carillon.archive.internal;

import java.sql.SQLException;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;

/** The rows of {@code backup_mark}, which name the backups that this database remembers. */
record BackupMarks(SqlTransactions transactions) {
  private static final String MARK = "insert into backup_mark (mark) values (?)";
  private static final String FORGET = "delete from backup_mark where mark = ?";
  private static final String KNOWN = "select 1 from backup_mark where mark = ?";

  /** Stores a backup's mark. A database that has the mark has had all that the backup names. */
  void mark(String mark) throws SQLException {
    write(MARK, mark);
  }

  /**
   * Returns whether this database had everything that the backup with that mark names. Otherwise
   * the database was reset to an earlier state since, and the numbers in the backup may belong to
   * other data by now.
   */
  boolean remembers(String mark) throws SQLException {
    return transactions.read(
        connection -> {
          boolean[] known = new boolean[1];
          new Pipeline().add(row -> known[0] = true, KNOWN, mark).execute(connection);
          return known[0];
        });
  }

  void forget(String mark) throws SQLException {
    write(FORGET, mark);
  }

  private void write(String statement, String mark) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          new Pipeline().add(statement, mark).execute(connection);
          return null;
        });
  }
}
