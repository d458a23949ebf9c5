package org.carillon.store.changes;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carillon.store.index.FlagRun;

/**
 * Reads views of a mailbox and brings them up to date. It does not use {@link ChangeFeed}: each
 * read is one statement, so that everything in a view belongs to the same moment (a modseq shown to
 * a client must not be ahead of a change that is not shown). For each message it returns the
 * current flags, and for a run of many messages one row.
 */
public final class ViewLog {
  /** Returns the rows in this order: the mailbox, its pending runs, its messages. */
  private static final String LOAD =
      """
      select -1 as place, m.modseq, 0 as flags, m.uidnext, m.uidvalidity, 0 as cleared, m.name\
       from mailbox m where m.id = ? and m.account = ? and m.removed is null\
       union all select 0, c.modseq, c.flags, c.uid, c.last_uid, c.cleared, null\
       from mail_change c where c.account = ? and c.mailbox = ? and c.pending\
       union all select p.uid, p.modseq, p.flags, 0, 0, 0, null\
       from placement p where p.mailbox = ? order by place\
      """;

  private static final String REFRESH =
      """
      with head as materialized (\
      select m.modseq, m.uidnext, m.name, m.messages, a.log_from, m.uidvalidity,\
       (select array_agg(k.keyword order by k.bit) from mailbox_keyword k where k.mailbox = m.id)\
       as keywords\
       from mailbox m join mail_account a on a.account = m.account\
       where m.id = ? and m.account = ? and m.removed is null)\
       select 0, modseq, uidnext, messages, log_from, 0, name, uidvalidity, keywords from head\
       union all select 1, p.modseq, p.uid, p.flags, 0, 0, null, 0, null from placement p\
       where p.mailbox = ? and p.uid >= ?\
       union all select 2, coalesce(p.modseq, 0), c.uid, coalesce(p.flags, 0), 0, 0, null, 0, null\
       from mail_change c left join placement p on p.mailbox = c.mailbox and p.uid = c.uid\
       where c.account = ? and c.modseq > ? and c.mailbox = ? and c.kind = 2\
       union all select 3, 0, e.uid, 0, 0, 0, null, 0, null from expunge e\
       where e.account = ? and e.modseq > ? and e.mailbox = ?\
       union all select 10, c.modseq, c.uid, c.flags, c.last_uid, c.cleared, null, 0, null\
       from mail_change c\
       where c.account = ? and c.modseq > ? and c.mailbox = ? and c.kind = 10\
      """;
  private static final int FETCH = 4096;

  private ViewLog() {}

  /**
   * The mailbox's row.
   *
   * @param modseq the modseq of the last change in it
   */
  public record Loaded(String name, long uidValidity, long uidNext, long modseq) {}

  /** Receives messages with their flags. */
  @FunctionalInterface
  public interface Message {
    void take(long uid, long flags, long modseq);
  }

  /**
   * Reads a whole mailbox; empty if the account has no such mailbox.
   *
   * @param connection a connection in a transaction, so that the driver need not gather all rows
   *     first
   * @param pending receives the flag runs that the messages do not show yet, before the messages
   * @param messages receives the messages, ordered by UID
   */
  public static Optional<Loaded> load(
      Connection connection,
      long account,
      long mailbox,
      Consumer<FlagRun> pending,
      Message messages)
      throws SQLException {
    Loaded head = null;
    try (PreparedStatement select = connection.prepareStatement(LOAD)) {
      select.setFetchSize(FETCH);
      select.setLong(1, mailbox);
      select.setLong(2, account);
      select.setLong(3, account);
      select.setLong(4, mailbox);
      select.setLong(5, mailbox);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long place = row.getLong(1);
          if (place > 0) {
            messages.take(place, row.getLong(3), row.getLong(2));
          } else if (place == 0) {
            pending.accept(
                new FlagRun(
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(6)));
          } else {
            head = new Loaded(row.getString(7), row.getLong(5), row.getLong(4), row.getLong(2));
          }
        }
      }
    }
    return Optional.ofNullable(head);
  }

  /**
   * The current state of a mailbox.
   *
   * @param messages the mailbox's message counter
   * @param logFrom the modseq above which the log is complete
   */
  public record Refreshed(
      String name,
      long uidValidity,
      long uidNext,
      long modseq,
      long messages,
      long logFrom,
      List<String> keywords) {}

  /** Receives changes of messages, in no particular order. */
  public interface Changes {
    /** Receives a message that came; the caller may know it already. */
    void placed(long uid, long flags, long modseq);

    /** Receives the current flags of a message; it may be gone. */
    void flagged(long uid, long flags, long modseq);

    /** Receives a flag change of a run of messages. */
    void reflagged(FlagRun run);

    /** Receives a message that was expunged. */
    void expunged(long uid);
  }

  /**
   * Reads the changes in a mailbox; empty if the account has no such mailbox.
   *
   * @param modseq the modseq up to which the caller knows all changes
   * @param uidNext the UID from which on the caller knows no message
   */
  public static Optional<Refreshed> refresh(
      Connection connection, long account, long mailbox, long modseq, long uidNext, Changes changes)
      throws SQLException {
    Refreshed head = null;
    try (PreparedStatement select = connection.prepareStatement(REFRESH)) {
      select.setLong(1, mailbox);
      select.setLong(2, account);
      select.setLong(3, mailbox);
      select.setLong(4, uidNext);
      for (int at = 5; at <= 11; at += 3) {
        select.setLong(at, account);
        select.setLong(at + 1, modseq);
        select.setLong(at + 2, mailbox);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          switch (row.getInt(1)) {
            case 0 ->
                head =
                    new Refreshed(
                        row.getString(7),
                        row.getLong(8),
                        row.getLong(3),
                        row.getLong(2),
                        row.getLong(4),
                        row.getLong(5),
                        keywords(row.getArray(9)));
            case ChangeKind.PLACED ->
                changes.placed(row.getLong(3), row.getLong(4), row.getLong(2));
            case ChangeKind.FLAGGED ->
                changes.flagged(row.getLong(3), row.getLong(4), row.getLong(2));
            case ChangeKind.EXPUNGED -> changes.expunged(row.getLong(3));
            case ChangeKind.REFLAGGED ->
                changes.reflagged(
                    new FlagRun(
                        row.getLong(3),
                        row.getLong(5),
                        row.getLong(2),
                        row.getLong(4),
                        row.getLong(6)));
            default -> throw new IllegalStateException("The query asks for no other kind");
          }
        }
      }
    }
    return Optional.ofNullable(head);
  }

  private static List<String> keywords(Array names) throws SQLException {
    return names == null ? List.of() : List.of((String[]) names.getArray());
  }
}
