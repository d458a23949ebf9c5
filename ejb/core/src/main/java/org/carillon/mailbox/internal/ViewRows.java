package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Reads views from the database. Each reads by one statement, so that everything in a view is of
 * the same moment: a modseq shown to a client must not be ahead of a change that is not.
 */
final class ViewRows {
  private static final String LOAD =
      """
      select m.modseq, m.uidnext, m.uidvalidity, p.uid, p.flags, p.modseq, m.name\
       from mailbox m left join placement p on p.mailbox = m.id\
       where m.id = ? and m.account = ? and m.removed is null order by p.uid\
      """;
  private static final String REFRESH =
      """
      with head as materialized (\
      select m.modseq, m.uidnext, m.name, a.log_from\
       from mailbox m join mail_account a on a.account = m.account\
       where m.id = ? and m.account = ? and m.removed is null)\
       select 0, modseq, uidnext, log_from, name from head\
       union all select 1, p.modseq, p.uid, p.flags, null from placement p\
       where p.mailbox = ? and p.uid >= ?\
       union all select c.kind, coalesce(p.modseq, 0), c.uid, coalesce(p.flags, 0), null\
       from mail_change c left join placement p on p.mailbox = c.mailbox and p.uid = c.uid\
       where c.account = ? and c.modseq > ? and c.mailbox = ? and c.kind in (2, 3)\
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
    String name = "";
    long modseq = 0;
    long uidNext = 0;
    long uidValidity = 0;
    try (PreparedStatement select = connection.prepareStatement(LOAD)) {
      select.setFetchSize(FETCH);
      select.setLong(1, mailbox);
      select.setLong(2, account);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (modseq == 0) {
            modseq = row.getLong(1);
            uidNext = row.getLong(2);
            uidValidity = row.getLong(3);
            name = row.getString(7);
          }
          long uid = row.getLong(4);
          if (uid != 0) {
            chunks.append(uid, row.getLong(5), row.getLong(6));
          }
        }
      }
    }
    if (modseq == 0) {
      return Optional.empty();
    }
    // Read last: the flags may only have bits that the keywords explain.
    List<String> keywords = Keywords.of(connection, mailbox).names();
    return Optional.of(
        new IndexView(
            new IndexView.Head(mailbox, name, uidValidity, uidNext, modseq, keywords),
            chunks.toArray()));
  }

  /** Reads what changed since a view; empty when the account has no such mailbox any more. */
  static Optional<IndexView> refresh(Connection connection, long account, IndexView view)
      throws SQLException {
    ViewChange change = new ViewChange();
    String name = "";
    long modseq = 0;
    long uidNext = 0;
    long logFrom = 0;
    try (PreparedStatement select = connection.prepareStatement(REFRESH)) {
      select.setLong(1, view.mailbox());
      select.setLong(2, account);
      select.setLong(3, view.mailbox());
      select.setLong(4, view.uidNext());
      select.setLong(5, account);
      select.setLong(6, view.highestModseq());
      select.setLong(7, view.mailbox());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          switch (row.getInt(1)) {
            case 0 -> {
              modseq = row.getLong(2);
              uidNext = row.getLong(3);
              logFrom = row.getLong(4);
              name = row.getString(5);
            }
            case ChangeLog.PLACED -> change.placed(row.getLong(3), row.getLong(4), row.getLong(2));
            case ChangeLog.FLAGGED ->
                change.flagged(row.getLong(3), row.getLong(4), row.getLong(2));
            case ChangeLog.EXPUNGED -> change.expunged(row.getLong(3));
            default -> throw new IllegalStateException("The query asks for no other kind");
          }
        }
      }
    }
    if (modseq == 0) {
      return Optional.empty();
    }
    if (view.highestModseq() < logFrom) {
      // The log was trimmed since: it does not tell everything any more.
      return load(connection, account, view.mailbox());
    }
    List<String> keywords =
        change.explainedBy(view.keywords())
            ? view.keywords()
            : Keywords.of(connection, view.mailbox()).names();
    return Optional.of(
        change.applyTo(
            view,
            new IndexView.Head(
                view.mailbox(), name, view.uidValidity(), uidNext, modseq, keywords)));
  }
}
