package org.carillon.store.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.carillon.database.Pipeline;
import org.carillon.store.changes.ChangeKind;
import org.carillon.store.index.FlagRun;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailboxRow;

/** Logs in {@code mail_change} what happened at a modseq; {@link LoggedExpunge} logs expunges. */
public final class ChangeLog {
  /** The account number under which changes of the server itself are logged. */
  static final long SERVER = 0;

  private static final String INSERT_PLACED =
      """
      insert into mail_change (account, modseq, mailbox, uid, last_uid, kind, at)\
       select n.*, 1, now()\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
       as n (account, modseq, mailbox, uid, last_uid)\
      """;
  private static final String INSERT_FLAGGED =
      """
      insert into mail_change (account, modseq, mailbox, uid, flags, kind, at)\
       select n.*, 2, now()\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
       as n (account, modseq, mailbox, uid, flags)\
      """;
  private static final String INSERT_REFLAGGED =
      """
      with was as (select run, array_agg(first order by first) as firsts,\
       array_agg(last order by first) as lasts, array_agg(flags order by first) as words\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
       as g (run, first, last, flags) group by run)\
       insert into mail_change (account, modseq, mailbox, uid, last_uid, flags, cleared,\
       was_first, was_last, was_flags, kind, pending, at)\
       select ?, ?, ?, n.uid, n.last_uid, n.flags, n.cleared,\
       w.firsts, w.lasts, w.words, 10, true, now()\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
       as n (uid, last_uid, flags, cleared) join was w on w.run = n.uid\
      """;
  private static final String INSERT_ANNOTATED =
      """
      insert into mail_change (account, modseq, mailbox, uid, kind, at, name)\
       select ?, ?, ?, n.number, 7, now(), n.entry\
       from unnest(?::text[]) with ordinality as n (entry, number)\
      """;

  /** Prevents two changes from taking one number; the one that waits sees the other's commit. */
  private static final String ONE_AT_A_TIME =
      "select 1 from store_pass where kind = 'LOGS' for update";

  private static final String INSERT_OF_SERVER =
      """
      insert into mail_change (account, modseq, mailbox, uid, kind, at, name)\
       select 0, (select coalesce(max(modseq), 0) + 1 from mail_change where account = 0),\
       0, n.number, 7, now(), n.entry\
       from unnest(?::text[]) with ordinality as n (entry, number) returning modseq\
      """;
  private static final String INSERT_TREE =
      """
      insert into mail_change (account, modseq, mailbox, uid, kind, at, name)\
       values (?, ?, ?, 0, ?, now(), ?)\
      """;

  private static final String INSERT_MADE =
      """
      insert into mail_change (account, modseq, mailbox, uid, kind, at, name)\
       select n.account, n.modseq, n.mailbox, 0, ?, now(), n.name\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[])\
       as n (account, modseq, mailbox, name)\
      """;

  private static final String LAST_CHANGE =
      """
      select max(c.at) from mailbox m join mail_change c\
       on c.account = m.account and c.modseq = m.modseq and c.mailbox = m.id where m.id = ?\
      """;

  private ChangeLog() {}

  /** Returns the time when the content of a mailbox was last changed; empty if before the log. */
  public static Optional<Instant> lastChange(Connection connection, long mailbox)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LAST_CHANGE)) {
      select.setLong(1, mailbox);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant)
            : Optional.empty();
      }
    }
  }

  /**
   * Neighbouring UIDs that were added to a mailbox.
   *
   * @param first the first UID
   * @param last the last UID
   */
  public record Placed(long account, long modseq, long mailbox, long first, long last) {}

  public static void placed(Pipeline pipeline, List<Placed> placed) {
    pipeline.add(
        INSERT_PLACED,
        placed.stream().mapToLong(Placed::account).toArray(),
        placed.stream().mapToLong(Placed::modseq).toArray(),
        placed.stream().mapToLong(Placed::mailbox).toArray(),
        placed.stream().mapToLong(Placed::first).toArray(),
        placed.stream().mapToLong(Placed::last).toArray());
  }

  /**
   * A message whose flags were changed.
   *
   * @param before the flags before the change
   */
  record Flagged(long account, long modseq, long mailbox, long uid, long before) {}

  static void flagged(Pipeline pipeline, List<Flagged> flagged) {
    pipeline.add(
        INSERT_FLAGGED,
        flagged.stream().mapToLong(Flagged::account).toArray(),
        flagged.stream().mapToLong(Flagged::modseq).toArray(),
        flagged.stream().mapToLong(Flagged::mailbox).toArray(),
        flagged.stream().mapToLong(Flagged::uid).toArray(),
        flagged.stream().mapToLong(Flagged::before).toArray());
  }

  /**
   * Messages of a run that had the same flags before.
   *
   * @param run the first UID of the run
   * @param first the first of these messages
   * @param last the last of them; every message in between is one of them
   * @param flags the flags before the change
   */
  public record Was(long run, long first, long last, long flags) {}

  /** Logs runs of messages whose flags were changed; their placements take them over later. */
  public static void reflagged(
      Pipeline pipeline, MailboxRow mailbox, List<FlagRun> runs, List<Was> was) {
    pipeline.add(
        INSERT_REFLAGGED,
        was.stream().mapToLong(Was::run).toArray(),
        was.stream().mapToLong(Was::first).toArray(),
        was.stream().mapToLong(Was::last).toArray(),
        was.stream().mapToLong(Was::flags).toArray(),
        mailbox.account,
        mailbox.modseq,
        mailbox.id,
        runs.stream().mapToLong(FlagRun::first).toArray(),
        runs.stream().mapToLong(FlagRun::last).toArray(),
        runs.stream().mapToLong(FlagRun::set).toArray(),
        runs.stream().mapToLong(FlagRun::cleared).toArray());
  }

  /**
   * Logs that annotations of a mailbox, or of the account if {@code mailbox} is 0, were set or
   * removed, at the modseq that the account has taken for it.
   */
  public static void annotated(
      Pipeline pipeline, AccountRow account, long mailbox, String[] entries) {
    pipeline.add(INSERT_ANNOTATED, account.account, account.modseq, mailbox, entries);
  }

  /**
   * Logs that annotations of the server, which every user sees, were set or removed.
   *
   * @param count receives the number of such changes so far
   */
  public static void annotatedServer(Pipeline pipeline, String[] entries, LongConsumer count) {
    pipeline
        .add(ONE_AT_A_TIME)
        .add(row -> count.accept(row.getLong(1)), INSERT_OF_SERVER, (Object) entries);
  }

  /** Logs that a mailbox was created, renamed or removed, or a name subscribed or unsubscribed. */
  public static void tree(
      Pipeline pipeline, AccountRow account, long mailbox, int kind, String name) {
    pipeline.add(INSERT_TREE, account.account, account.step(), mailbox, kind, name);
  }

  /** Logs that mailboxes of any number of accounts were created, each at its account's modseq. */
  public static void made(
      Pipeline pipeline, long[] accounts, long[] modseqs, long[] mailboxes, String[] names) {
    pipeline.add(INSERT_MADE, ChangeKind.MADE, accounts, modseqs, mailboxes, names);
  }
}
