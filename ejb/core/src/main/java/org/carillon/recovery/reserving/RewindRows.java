package org.carillon.recovery.reserving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.Rewind;
import org.carillon.store.changes.PastMail;

/** The rows of {@code mail_rewind}: how every node knows how far rewinds are. */
public final class RewindRows {
  private static final String SELECT =
      """
      select id, account, target, base, upto, claim, started, ended, steps, of_steps, mailboxes,\
       returned, removed, reflagged, trouble,\
       case when ended is null and heard < now() - interval '2 minutes' then 'INTERRUPTED'\
       else state end from mail_rewind\
      """;
  private static final String OPEN =
      SELECT + " where account = ? order by started desc, id limit 1";
  private static final String ONE = SELECT + " where account = ? and id = ?";
  private static final String ALL =
      SELECT + " where account = ? order by started desc, id limit 100";
  private static final String CLOSE =
      """
      update mail_rewind set state = 'INTERRUPTED', ended = heard, claim = ''\
       where account = ? and ended is null\
      """;
  private static final String INSERT =
      """
      insert into mail_rewind\
       (id, account, target, base, upto, node, claim, state, started, heard, mailboxes)\
       values (?, ?, ?, ?, ?, ?, ?, 'RUNNING', now(), now(), ?)\
      """;
  private static final String TAKE_UP =
      """
      update mail_rewind set state = 'RUNNING', ended = null, heard = now(), node = ?, claim = ?,\
       of_steps = 0, steps = 0, trouble = '' where id = ?\
      """;
  private static final String COUNT =
      """
      update mail_rewind set heard = now(), of_steps = of_steps + ?, steps = steps + ?,\
       returned = returned + ?, removed = removed + ?, reflagged = reflagged + ?\
       where id = ? and claim = ?\
      """;
  private static final String TROUBLE =
      """
      update mail_rewind set trouble = trouble || ? || chr(10)\
       where id = ? and claim = ? and length(trouble) < 10000\
      """;
  private static final String END =
      """
      update mail_rewind set state = ?, ended = now(), heard = now() where id = ? and claim = ?\
      """;

  /** Whatever this node was at ended with it. */
  private static final String STARTED_ANEW =
      """
      update mail_rewind set state = 'INTERRUPTED', ended = heard, claim = ''\
       where node = ? and ended is null\
      """;

  private final SqlTransactions transactions;

  /** Over a database. */
  public RewindRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** One rewind. */
  public record Row(
      String id,
      Instant to,
      PastMail.Span span,
      String claim,
      Rewind.State state,
      Instant started,
      Optional<Instant> ended,
      Counts counts,
      long mailboxes,
      List<String> troubles) {

    /** As those who ask are shown it. */
    public Rewind shown(String address) {
      return new Rewind(
          id,
          address,
          to,
          state,
          started,
          ended,
          counts.steps,
          counts.ofSteps,
          mailboxes,
          counts.returned,
          counts.removed,
          counts.reflagged,
          troubles);
    }
  }

  /** What was done, or is to be added to that. */
  public record Counts(long ofSteps, long steps, long returned, long removed, long reflagged) {
    /** Nothing yet, of so many messages. */
    public static Counts toDo(long messages) {
      return new Counts(messages, 0, 0, 0, 0);
    }

    /** Messages that came back, of those tried. */
    public static Counts returned(long messages, long tried) {
      return new Counts(0, tried, messages, 0, 0);
    }

    /** Messages that went. */
    public static Counts removed(long messages) {
      return new Counts(0, messages, 0, messages, 0);
    }

    /** Messages that got the flags of then. */
    public static Counts reflagged(long messages) {
      return new Counts(0, messages, 0, 0, messages);
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString(1),
        instant(row, 3).orElseThrow(),
        new PastMail.Span(row.getLong(2), row.getLong(4), row.getLong(5)),
        row.getString(6),
        Rewind.State.valueOf(row.getString(16)),
        instant(row, 7).orElseThrow(),
        instant(row, 8),
        new Counts(
            row.getLong(10), row.getLong(9), row.getLong(12), row.getLong(13), row.getLong(14)),
        row.getLong(11),
        row.getString(15).lines().toList());
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static List<Row> query(Connection connection, String query, Object... values)
      throws SQLException {
    List<Row> found = new ArrayList<>();
    new Pipeline().add(row -> found.add(row(row)), query, values).execute(connection);
    return found;
  }

  /** The account's last one. */
  public static Optional<Row> last(Connection connection, long account) throws SQLException {
    return query(connection, OPEN, account).stream().findFirst();
  }

  /** One of the account's. */
  public Optional<Row> find(long account, String id) throws SQLException {
    return transactions.read(connection -> query(connection, ONE, account, id)).stream()
        .findFirst();
  }

  /** The account's, the last first; no more than 100. */
  public List<Row> all(long account) throws SQLException {
    return transactions.read(connection -> query(connection, ALL, account));
  }

  /** Begins one, in the transaction of its caller; one that fell silent is over. */
  public static void insert(
      Connection connection,
      String id,
      PastMail.Span span,
      Instant to,
      String node,
      String claim,
      int mailboxes)
      throws SQLException {
    new Pipeline()
        .add(CLOSE, span.account())
        .add(
            INSERT,
            id,
            span.account(),
            to.atOffset(ZoneOffset.UTC),
            span.from(),
            span.upto(),
            node,
            claim,
            mailboxes)
        .execute(connection);
  }

  /** Goes on with one that was interrupted. */
  public static void takeUp(Connection connection, String id, String node, String claim)
      throws SQLException {
    new Pipeline().add(TAKE_UP, node, claim, id).execute(connection);
  }

  /** Whether nobody else has taken it up; stays so while the account is locked. */
  public static boolean isOwn(Connection connection, Row row) throws SQLException {
    return last(connection, row.span.account())
        .filter(one -> one.id.equals(row.id) && one.claim.equals(row.claim))
        .isPresent();
  }

  /** Adds to what was done, and shows a sign of life; whether it is still ours. */
  public static boolean count(Connection connection, Row row, Counts more) throws SQLException {
    return update(
            connection,
            COUNT,
            more.ofSteps,
            more.steps,
            more.returned,
            more.removed,
            more.reflagged,
            row.id,
            row.claim)
        > 0;
  }

  /** The same, of what is right however often it is done. */
  public void count(Row row, Counts more) throws SQLException, Superseded {
    if (!transactions.write(connection -> count(connection, row, more))) {
      throw new Superseded();
    }
  }

  /** Another node has taken a rewind up that had fallen silent. */
  public static final class Superseded extends Exception {
    private static final long serialVersionUID = 1;

    /** Whoever meets it stops. */
    public Superseded() {}
  }

  /** Notes what could not be done. */
  public void trouble(Row row, String sentence) throws SQLException {
    update(TROUBLE, sentence, row.id, row.claim);
  }

  /** It is over. */
  public void end(Row row, Rewind.State state) throws SQLException {
    update(END, state.name(), row.id, row.claim);
  }

  /** Those that this node was at before it was started are over. */
  public void startedAnew(String node) throws SQLException {
    update(STARTED_ANEW, node);
  }

  private void update(String statement, Object... values) throws SQLException {
    transactions.write(connection -> update(connection, statement, values));
  }

  private static int update(Connection connection, String statement, Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }
}
