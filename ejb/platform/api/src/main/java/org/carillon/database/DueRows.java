package org.carillon.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that fall due, each of which one node takes for a while. Taking a row postpones its due
 * time, so that no other node takes it meanwhile; if the node dies, another can take the row when
 * that time comes. The database's clock counts. There is no fence: the work must be right even if
 * two nodes do it, one after the other.
 */
public final class DueRows {
  /**
   * A row that a node is working on has a due time later than this from now, since the node
   * postpones it again and again. A row with an earlier due time only waits.
   */
  public static final Duration WORKED_ON = Duration.ofSeconds(25);

  /** The postponement, longer than its thread may be late. Rows of a dead node wait so long. */
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
   * Creates the access to the due rows of a table.
   *
   * @param update the beginning of an update statement: {@code update mail_account}
   * @param key the name of the key column
   * @param due the name of the column with the due time, which is null for rows that are not due
   * @param lease for claimed rows, the time for which a row is taken, longer than the work on it;
   *     for rows that are worked on, the rest after a defect
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

  /** Returns the name of the table. */
  public String table() {
    return table;
  }

  /** Returns the name of the column with the due time. */
  public String due() {
    return due;
  }

  /**
   * The work on a row.
   *
   * @param <T> the type made from the row
   * @param <X> an exception of the work besides the database's
   */
  @FunctionalInterface
  public interface Work<T, X extends Exception> {
    /** Does the work, and sets the next due time in the row. */
    void on(T row) throws SQLException, X;
  }

  /**
   * A row that this node has taken.
   *
   * @param <T> the type made from the row
   */
  public final class Taken<T> {
    private final SqlTransactions transactions;
    private final T row;
    private final long id;
    private final OffsetDateTime until;

    private Taken(SqlTransactions transactions, T row, long id, OffsetDateTime until) {
      this.transactions = transactions;
      this.row = row;
      this.id = id;
      this.until = until;
    }

    /** Returns the object made from the row. */
    public T row() {
      return row;
    }

    /**
     * Runs the work on the row. The row is taken for as long as the work lasts. If the node ends or
     * loses the database meanwhile, other nodes can take the row within a minute. If the work fails
     * because of the database or the disk, the row is freed at once.
     */
    public <X extends Exception> void work(Work<T, X> work) throws SQLException, X {
      try (var hold = new HeldDueRow(transactions, moving(), id, until, kept, every)) {
        try {
          work.on(row);
        } catch (RuntimeException | Error failure) {
          hold.failed(DatabaseUnavailable.isBehind(failure) ? Duration.ZERO : lease);
          throw failure;
        } catch (Exception hindrance) {
          hold.failed(Duration.ZERO);
          throw hindrance;
        }
      }
    }
  }

  /** Takes the row that has been due for longest; empty if none is, or others take those. */
  public <T> Optional<T> claim(Connection connection, Statements.Reader<T> reader)
      throws SQLException {
    return Statements.first(connection, reader, claiming(lease, ""));
  }

  /**
   * Takes the row that has been due for longest and runs the work on it, as {@link Taken#work}
   * does.
   *
   * @return whether there was a row
   */
  public <T, X extends Exception> boolean work(
      SqlTransactions transactions, Statements.Reader<T> reader, Work<T, X> work)
      throws SQLException, X {
    Optional<Taken<T>> taken =
        transactions.write(
            (Connection connection) ->
                Statements.first(connection, taken(transactions, reader), claiming(kept, "")));
    if (taken.isPresent()) {
      taken.get().work(work);
    }
    return taken.isPresent();
  }

  /**
   * Takes a row to work on, leaving out the rows of some owners.
   *
   * @param owner the name of the column with the owner's id
   * @param sated the owners whose rows are left out
   */
  public <T> Optional<Taken<T>> take(
      SqlTransactions transactions, Statements.Reader<T> reader, String owner, Set<Long> sated)
      throws SQLException {
    return transactions.write(
        (Connection connection) ->
            Statements.first(
                connection,
                taken(transactions, reader),
                claiming(kept, " and " + owner + " <> all (?)"),
                sated.stream().mapToLong(Long::longValue).toArray()));
  }

  private <T> Statements.Reader<Taken<T>> taken(
      SqlTransactions transactions, Statements.Reader<T> reader) {
    return row ->
        new Taken<>(
            transactions,
            reader.read(row),
            row.getLong(key),
            row.getObject(due, OffsetDateTime.class));
  }

  private String claiming(Duration taken, String without) {
    return """
        %1$s set %4$s = now() + interval '%5$d milliseconds' where %3$s = (\
        select %3$s from %2$s where %4$s <= now()%6$s order by %4$s limit 1\
         for update skip locked) returning *\
        """
        .formatted(update, table, key, due, taken.toMillis(), without);
  }

  /**
   * Returns the statement that postpones a row which nobody else has changed. Its parameters are
   * the milliseconds, the key and the current due time.
   */
  private String moving() {
    return "%s set %3$s = now() + ? * interval '1 millisecond' where %2$s = ? and %3$s = ? returning %3$s"
        .formatted(update, key, due);
  }
}
