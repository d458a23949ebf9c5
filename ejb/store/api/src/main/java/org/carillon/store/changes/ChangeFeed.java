package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.database.Pipeline;

/** Reads an account's change log from a position on, in the order of the changes. */
public final class ChangeFeed {
  /** Returns a row for each message, although one row of the log can cover many messages. */
  private static final String READ =
      """
      select c.modseq, c.mailbox, c.uid, e.uid, c.kind, e.item_key, c.name\
       from mail_change c cross join lateral (\
      select g.uid, g.item_key from unnest(c.uids, c.item_keys) as g (uid, item_key)\
       where c.kind = 3\
       union all select p.uid, null from placement p where c.kind in (1, 10)\
       and p.mailbox = c.mailbox and p.uid between c.uid and c.last_uid\
       union all select c.uid, null where c.kind not in (1, 3, 10)) as e\
       where c.account = ? and c.modseq between ? and ?\
       and (c.modseq, c.mailbox, c.uid, e.uid) > (?, ?, ?, ?)\
      """;

  private static final String OF_MAILBOX = " and c.mailbox = ?";
  private static final String IN_ORDER = " order by c.modseq, c.mailbox, c.uid, e.uid limit ?";

  /** The log is complete for every modseq above this one. */
  private static final String KEPT_FROM = "select log_from from mail_account where account = ?";

  private static final String OF_SERVER =
      "select coalesce(max(modseq), 0) from mail_change where account = 0";

  private ChangeFeed() {}

  /**
   * Returns the changes after a position.
   *
   * @param mailbox the only mailbox to read; empty for the whole account
   * @param upto the modseq of the last change wanted, which must be committed
   * @param most the most changes to return
   * @return empty if the log does not reach back to the position any more
   */
  public static Optional<Changes> since(
      Connection connection,
      long account,
      OptionalLong mailbox,
      Position since,
      long upto,
      int most)
      throws SQLException {
    List<Change> changes = new ArrayList<>();
    List<Position> positions = new ArrayList<>();
    List<Long> kept = new ArrayList<>(1);
    List<Object> values = new ArrayList<>();
    values.add(account);
    values.add(since.modseq());
    values.add(upto);
    values.add(since.modseq());
    values.add(since.mailbox());
    values.add(since.row());
    values.add(since.uid());
    mailbox.ifPresent(values::add);
    values.add(most + 1);
    new Pipeline()
        .add(
            row -> {
              positions.add(
                  new Position(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
              changes.add(change(row));
            },
            READ + (mailbox.isPresent() ? OF_MAILBOX : "") + IN_ORDER,
            values.toArray())
        // This is queried last, since the log may be trimmed in between.
        .add(row -> kept.add(row.getLong(1)), KEPT_FROM, account)
        .execute(connection);
    long keptFrom = kept.isEmpty() ? Long.MAX_VALUE : kept.getFirst();
    if (since.complete() < Math.min(upto, keptFrom)) {
      return Optional.empty();
    }
    boolean more = changes.size() > most;
    return Optional.of(
        new Changes(
            more ? changes.subList(0, most) : changes,
            more ? positions.get(most - 1) : Position.behind(Math.max(upto, since.complete())),
            more));
  }

  /** Returns the modseq above which the log is complete. */
  public static long keptFrom(Connection connection, long account) throws SQLException {
    List<Long> found = new ArrayList<>(1);
    new Pipeline().add(row -> found.add(row.getLong(1)), KEPT_FROM, account).execute(connection);
    return found.isEmpty() ? Long.MAX_VALUE : found.getFirst();
  }

  /** Returns the number of changes to the server's own annotations. */
  public static long serverModseq(Connection connection) throws SQLException {
    List<Long> found = new ArrayList<>(1);
    new Pipeline().add(row -> found.add(row.getLong(1)), OF_SERVER).execute(connection);
    return found.getFirst();
  }

  private static Change change(ResultSet row) throws SQLException {
    long mailbox = row.getLong(2);
    long uid = row.getLong(4);
    String name = row.getString(7);
    int kind = row.getInt(5);
    return switch (kind) {
      case ChangeKind.PLACED -> new Change.Placed(mailbox, uid);
      case ChangeKind.FLAGGED, ChangeKind.REFLAGGED -> new Change.Flagged(mailbox, uid);
      case ChangeKind.EXPUNGED ->
          new Change.Expunged(mailbox, uid, Optional.ofNullable(row.getString(6)));
      case ChangeKind.MADE -> new Change.Made(mailbox, name);
      case ChangeKind.RENAMED -> new Change.Renamed(mailbox, name);
      case ChangeKind.REMOVED -> new Change.Removed(mailbox, name);
      case ChangeKind.ANNOTATED -> new Change.Annotated(mailbox, name);
      case ChangeKind.SUBSCRIBED -> new Change.Subscribed(name, true);
      case ChangeKind.UNSUBSCRIBED -> new Change.Subscribed(name, false);
      default -> throw new SQLException("The change log holds an unknown kind " + kind);
    };
  }
}
