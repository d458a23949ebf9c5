package org.carillon.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that fall due, each taken by one node for a while: taking one puts off when it is due, so
 * that no other node takes it meanwhile; who dies over it has lost it when that time comes. The
 * clock is the database's. There is no fence: whatever is done about the row must be right when two
 * do it, one after the other.
 */
public final class DueRows {
  private final String claim;

  /**
   * Of a table.
   *
   * @param update how a statement that changes it begins: {@code update mail_account}
   * @param key the column of its key
   * @param due the column that says when a row is due; null when it is not
   * @param lease for how long one is taken: longer than what is done about it
   */
  public DueRows(String update, String key, String due, Duration lease) {
    String table = update.substring(update.indexOf(' ') + 1);
    this.claim =
        """
        %1$s set %4$s = now() + interval '%5$d seconds' where %3$s = (\
        select %3$s from %2$s where %4$s <= now()%%s order by %4$s limit 1\
         for update skip locked) returning *\
        """
            .formatted(update, table, key, due, lease.toSeconds());
  }

  /** Takes the one that is due for longest; empty while none is that nobody takes just now. */
  public <T> Optional<T> claim(Connection connection, Statements.Reader<T> reader)
      throws SQLException {
    return Statements.first(connection, reader, claim.formatted(""));
  }

  /**
   * The same without some people's.
   *
   * @param owner the column that says whose a row is
   * @param sated whose are left
   */
  public <T> Optional<T> claim(
      Connection connection, Statements.Reader<T> reader, String owner, Set<Long> sated)
      throws SQLException {
    return Statements.first(
        connection,
        reader,
        claim.formatted(" and " + owner + " <> all (?)"),
        sated.stream().mapToLong(Long::longValue).toArray());
  }
}
