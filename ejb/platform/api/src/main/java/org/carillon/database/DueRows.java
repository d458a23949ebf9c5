package org.carillon.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that fall due, each taken by one node for a while: taking one puts off when it is due, so
 * that no other node takes it meanwhile; who dies over it has lost it when that time comes. The
 * clock is the database's. There is no fence: whatever is done about the row must be right when two
 * do it, one after the other.
 */
public final class DueRows {
  /**
   * A row that somebody works on is due later than this from now, since its keeper puts it off
   * again and again. A row that is due sooner only waits.
   */
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

  /** The name of the table that the rows lie in. */
  public String table() {
    return table;
  }

  /** The column that says when a row is due. */
  public String due() {
    return due;
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

  /**
   * A row that this node has.
   *
   * @param <T> what is made of the row
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

    /** What was made of it. */
    public T row() {
      return row;
    }

    /**
     * Has something done about it. It is taken for as long as that lasts: a node that ends
     * meanwhile, or has no database, leaves it to others within a minute; one whose work the
     * database or the disk has hindered frees it at once.
     */
    public <X extends Exception> void work(Work<T, X> work) throws SQLException, X {
      try (var hold = new HeldRow(transactions, moving(), id, until, kept, every)) {
        try {
          work.on(row);
        } catch (RuntimeException | Error failure) {
          hold.failed(DatabaseAway.isBehind(failure) ? Duration.ZERO : lease);
          throw failure;
        } catch (Exception hindrance) {
          hold.failed(Duration.ZERO);
          throw hindrance;
        }
      }
    }
  }

  /** Takes the one that is due for longest; empty while none is that nobody takes just now. */
  public <T> Optional<T> claim(Connection connection, Statements.Reader<T> reader)
      throws SQLException {
    return Statements.first(connection, reader, claiming(lease, ""));
  }

  /**
   * Takes the one that is due for longest and has something done about it, as {@link Taken#work}
   * does.
   *
   * @return whether there was one
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
   * Takes one to work on, without some people's.
   *
   * @param owner the column that says whose a row is
   * @param sated whose are left
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

  /** Puts off a row that nobody else has touched: by milliseconds, of a key, due at a moment. */
  private String moving() {
    return "%s set %3$s = now() + ? * interval '1 millisecond' where %2$s = ? and %3$s = ? returning %3$s"
        .formatted(update, key, due);
  }
}
