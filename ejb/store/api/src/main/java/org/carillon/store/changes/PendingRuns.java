package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.carillon.database.Pipeline;
import org.carillon.store.index.FlagRun;
import org.carillon.store.index.FlagRuns;

/** The flag runs that are in the log but not yet written to all placements. */
public final class PendingRuns {
  /** An SQL condition on a mailbox {@code m}: it has no pending runs. */
  public static final String NONE_OF_MAILBOX =
      """
      not exists (select 1 from mail_change r\
       where r.account = m.account and r.mailbox = m.id and r.pending)\
      """;

  /** An SQL condition on a placement {@code p} of a mailbox {@code m}: a pending run covers it. */
  public static final String ONE_OF_PLACEMENT =
      """
      exists (select 1 from mail_change r where r.account = m.account and r.mailbox = m.id\
       and r.pending and p.uid between r.uid and r.last_uid)\
      """;

  private static final String OF_MAILBOX =
      """
      select uid, last_uid, modseq, flags, cleared from mail_change\
       where account = ? and mailbox = ? and pending\
      """;
  private static final String COUNT =
      "select count(*) from mail_change where account = ? and mailbox = ? and pending";
  private static final String MAILBOXES =
      "select distinct mailbox from mail_change where account = ? and pending";
  private static final String ACCOUNTS = "select distinct account from mail_change where pending";
  private static final String DONE =
      """
      update mail_change set pending = false\
       where account = ? and mailbox = ? and pending and modseq <= ?\
      """;

  private PendingRuns() {}

  public static FlagRuns of(Connection connection, long account, long mailbox) throws SQLException {
    List<FlagRun> found = new ArrayList<>();
    new Pipeline()
        .add(
            row ->
                found.add(
                    new FlagRun(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5))),
            OF_MAILBOX,
            account,
            mailbox)
        .execute(connection);
    return new FlagRuns(found);
  }

  /** Queries the number of pending runs of a mailbox. */
  public static void count(Pipeline pipeline, long account, long mailbox, LongConsumer count) {
    pipeline.add(row -> count.accept(row.getLong(1)), COUNT, account, mailbox);
  }

  public static List<Long> accounts(Connection connection) throws SQLException {
    return numbers(connection, ACCOUNTS);
  }

  static List<Long> mailboxes(Connection connection, long account) throws SQLException {
    return numbers(connection, MAILBOXES, account);
  }

  private static List<Long> numbers(Connection connection, String query, Object... values)
      throws SQLException {
    List<Long> found = new ArrayList<>();
    new Pipeline().add(row -> found.add(row.getLong(1)), query, values).execute(connection);
    return found;
  }

  /** Marks the runs of a mailbox up to a modseq as written to all its placements. */
  static void settled(Connection connection, long account, long mailbox, long modseq)
      throws SQLException {
    new Pipeline().add(DONE, account, mailbox, modseq).execute(connection);
  }
}
