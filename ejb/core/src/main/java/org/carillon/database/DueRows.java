package org.carillon.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Rows that fall due, each taken by one node for a while: taking one puts off when it is due, so
 * that no other node takes it meanwhile; who dies over it has lost it when that time comes. The
 * clock is the database's. There is no fence: whatever is done about the row must be right when two
 * do it, one after the other.
 */
public final class DueRows {
  /** How far ahead a row is due that somebody works on: what is due sooner only waits. */
  public static final Duration WORKED_ON = Duration.ofSeconds(25);

  /** Longer than a keeper may be late; so long a row waits when its node is gone. */
  private static final Duration KEPT = Duration.ofSeconds(40);

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final String update;
  private final String table;
  private final String key;
  private final String due;
  private final Duration lease;
  private final Duration kept;
  private final Duration every;

  /**
   * Of a table.
   *
   * @param update how a statement that changes it begins: {@code update mail_account}
   * @param key the column of its key
   * @param due the column that says when a row is due; null when it is not
   * @param lease for how long one is taken that is claimed: longer than what is done about it; of
   *     one that is worked on, for how long it rests after a defect
   */
  public DueRows(String update, String key, String due, Duration lease) {
    this(update, key, due, lease, KEPT, EVERY);
  }

  DueRows(
      String update, String key, String due, Duration lease, Duration kept, Duration keptEvery) {
    this.update = update;
    this.table = update.substring(update.indexOf(' ') + 1);
    this.key = key;
    this.due = due;
    this.lease = lease;
    this.kept = kept;
    this.every = keptEvery;
  }

  /** Makes something of a row. */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads its columns by name. */
    T read(ResultSet row) throws SQLException;
  }

  /**
   * What is done about a row.
   *
   * @param <T> what is made of the row
   * @param <X> what may hinder it besides the database
   */
  @FunctionalInterface
  public interface Work<T, X extends Exception> {
    /** Does it, and says in the row when that is due again. */
    void on(T row) throws SQLException, X;
  }

  /** Takes the one that is due for longest; empty while none is that nobody takes just now. */
  public <T> Optional<T> claim(Connection connection, Reader<T> reader) throws SQLException {
    return claim(connection, lease, reader);
  }

  /**
   * Takes the one that is due for longest and has something done about it. It is taken for as long
   * as that lasts: a node that ends meanwhile, or has no database, leaves it to others within a
   * minute; one whose work the database or the disk has hindered frees it at once.
   *
   * @return whether there was one
   */
  public <T, X extends Exception> boolean work(
      SqlTransactions transactions, Reader<T> reader, Work<T, X> work) throws SQLException, X {
    record Taken<T>(T row, long id, OffsetDateTime until) {}
    Optional<Taken<T>> taken =
        transactions.write(
            (Connection connection) ->
                claim(
                    connection,
                    kept,
                    row ->
                        new Taken<>(
                            reader.read(row),
                            row.getLong(key),
                            row.getObject(due, OffsetDateTime.class))));
    if (taken.isEmpty()) {
      return false;
    }
    try (var hold =
        new HeldRow(transactions, moving(), taken.get().id(), taken.get().until(), kept, every)) {
      try {
        work.on(taken.get().row());
      } catch (RuntimeException | Error failure) {
        hold.failed(DatabaseAway.isBehind(failure) ? Duration.ZERO : lease);
        throw failure;
      } catch (Exception hindrance) {
        hold.failed(Duration.ZERO);
        throw hindrance;
      }
    }
    return true;
  }

  private <T> Optional<T> claim(Connection connection, Duration taken, Reader<T> reader)
      throws SQLException {
    String claim =
        """
        %1$s set %4$s = now() + interval '%5$d milliseconds' where %3$s = (\
        select %3$s from %2$s where %4$s <= now() order by %4$s limit 1\
         for update skip locked) returning *\
        """
            .formatted(update, table, key, due, taken.toMillis());
    try (PreparedStatement statement = connection.prepareStatement(claim);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
    }
  }

  /** Puts off a row that nobody else has touched: by milliseconds, of a key, due at a moment. */
  private String moving() {
    return "%s set %3$s = now() + ? * interval '1 millisecond' where %2$s = ? and %3$s = ? returning %3$s"
        .formatted(update, key, due);
  }
}
