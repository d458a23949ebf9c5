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
 * What views of a mailbox are made of and brought up to date by. Not by the {@link ChangeFeed}:
 * each is one statement, so that everything in a view is of the same moment (a modseq shown to a
 * client must not be ahead of a change that is not), it tells of each message its flags now, and of
 * a run of many one row.
 */
public final class ViewLog {
  /** In this order: the mailbox, its pending runs, its messages. */
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
   * A mailbox that is loaded.
   *
   * @param modseq of the last change in it
   */
  public record Loaded(String name, long uidValidity, long uidNext, long modseq) {}

  /** A message with its flags. */
  @FunctionalInterface
  public interface Message {
    /** Takes it. */
    void take(long uid, long flags, long modseq);
  }

  /**
   * Reads a whole mailbox; empty when the account has no such mailbox.
   *
   * @param connection one in a transaction, so that the driver need not gather all rows first
   * @param pending takes the runs of flags that the messages do not show yet, before these
   * @param messages takes the messages, by uid
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
   * A mailbox as it is now.
   *
   * @param messages how many it counts
   * @param logFrom behind which modseq the log tells everything
   */
  public record Refreshed(
      String name,
      long uidValidity,
      long uidNext,
      long modseq,
      long messages,
      long logFrom,
      List<String> keywords) {}

  /** Takes what happened to messages, in no order. */
  public interface Changes {
    /** A message came; it may be known already. */
    void placed(long uid, long flags, long modseq);

    /** A message has these flags now; it may be gone. */
    void flagged(long uid, long flags, long modseq);

    /** Flags of a run of messages changed. */
    void reflagged(FlagRun run);

    /** A message went. */
    void expunged(long uid);
  }

  /**
   * Reads what changed in a mailbox; empty when the account has no such mailbox.
   *
   * @param modseq up to which everything is known
   * @param uidNext from which on no message is known
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
