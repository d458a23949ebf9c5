package org.carillon.mailbox.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.mailbox.internal.flagging.FlagRun;
import org.carillon.mailbox.internal.flagging.FlagRuns;
import org.carillon.mailbox.internal.viewing.Chunk;
import org.carillon.mailbox.internal.viewing.ChunkList;

/**
 * Reads views from the database. Each reads by one statement, so that everything in a view is of
 * the same moment: a modseq shown to a client must not be ahead of a change that is not.
 */
final class ViewRows {
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

  private ViewRows() {}

  /**
   * Reads a whole mailbox; empty when the account has no such mailbox.
   *
   * @param connection one in a transaction, so that the driver need not gather all rows first
   */
  static Optional<IndexView> load(Connection connection, long account, long mailbox)
      throws SQLException {
    ChunkList chunks = new ChunkList();
    List<FlagRun> pending = new ArrayList<>();
    IndexView.Head head = null;
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
            chunks.append(place, row.getLong(3), row.getLong(2));
          } else if (place == 0) {
            pending.add(
                new FlagRun(
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(6)));
          } else {
            head =
                new IndexView.Head(
                    mailbox,
                    row.getString(7),
                    row.getLong(5),
                    row.getLong(4),
                    row.getLong(2),
                    List.of());
          }
        }
      }
    }
    if (head == null) {
      return Optional.empty();
    }
    // Read last: the flags may only have bits that the keywords explain.
    List<String> keywords = Keywords.of(connection, mailbox).names();
    FlagRuns runs = new FlagRuns(pending);
    Chunk[] settled =
        Arrays.stream(chunks.toArray()).map(chunk -> chunk.after(runs)).toArray(Chunk[]::new);
    return Optional.of(new IndexView(head.withKeywords(keywords), settled));
  }

  /** What a log that may have been trimmed tells of a view's mailbox. */
  sealed interface Refreshed {

    /**
     * The mailbox as it is now.
     *
     * @param messages how many it counts
     */
    record Now(IndexView view, long messages) implements Refreshed {}

    /** The account has no such mailbox any more. */
    record Gone() implements Refreshed {}

    /** The log was trimmed since the view: it does not tell everything any more. */
    record Untold() implements Refreshed {}
  }

  /** Reads what changed since a view. */
  static Refreshed refresh(Connection connection, long account, IndexView view)
      throws SQLException {
    ViewChange change = new ViewChange();
    String name = "";
    long uidValidity = 0;
    long modseq = 0;
    long uidNext = 0;
    long messages = 0;
    long logFrom = 0;
    List<String> keywords = List.of();
    try (PreparedStatement select = connection.prepareStatement(REFRESH)) {
      select.setLong(1, view.mailbox());
      select.setLong(2, account);
      select.setLong(3, view.mailbox());
      select.setLong(4, view.uidNext());
      select.setLong(5, account);
      select.setLong(6, view.highestModseq());
      select.setLong(7, view.mailbox());
      select.setLong(8, account);
      select.setLong(9, view.highestModseq());
      select.setLong(10, view.mailbox());
      select.setLong(11, account);
      select.setLong(12, view.highestModseq());
      select.setLong(13, view.mailbox());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          switch (row.getInt(1)) {
            case 0 -> {
              modseq = row.getLong(2);
              uidNext = row.getLong(3);
              messages = row.getLong(4);
              logFrom = row.getLong(5);
              name = row.getString(7);
              uidValidity = row.getLong(8);
              keywords = keywords(view, row.getArray(9));
            }
            case ChangeLog.PLACED -> change.placed(row.getLong(3), row.getLong(4), row.getLong(2));
            case ChangeLog.FLAGGED ->
                change.flagged(row.getLong(3), row.getLong(4), row.getLong(2));
            case ChangeLog.EXPUNGED -> change.expunged(row.getLong(3));
            case ChangeLog.REFLAGGED ->
                change.reflagged(
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
    if (modseq == 0) {
      return new Refreshed.Gone();
    }
    if (view.highestModseq() < Math.min(modseq, logFrom)) {
      return new Refreshed.Untold();
    }
    return new Refreshed.Now(
        change.applyTo(
            view, new IndexView.Head(view.mailbox(), name, uidValidity, uidNext, modseq, keywords)),
        messages);
  }

  /** Mostly they are the same, and kept once. */
  private static List<String> keywords(IndexView view, Array names) throws SQLException {
    List<String> now = names == null ? List.of() : List.of((String[]) names.getArray());
    return now.equals(view.keywords()) ? view.keywords() : now;
  }
}
