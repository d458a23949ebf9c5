package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Rows of {@code mail_change}: what happened at a modseq, and what was before. */
final class ChangeLog {
  static final int PLACED = 1;
  static final int FLAGGED = 2;
  static final int EXPUNGED = 3;
  static final int MADE = 4;
  static final int RENAMED = 5;
  static final int REMOVED = 6;

  private static final String INSERT_PLACED =
      """
      insert into mail_change (account, modseq, mailbox, uid, last_uid, kind, at)\
       select n.*, 1, now()\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
       as n (account, modseq, mailbox, uid, last_uid)\
      """;
  private static final String INSERT_FLAGGED =
      """
      insert into mail_change (account, modseq, mailbox, kind, at, uid, flags)\
       select ?, ?, ?, 2, now(), n.uid, n.flags\
       from unnest(?::bigint[], ?::bigint[]) as n (uid, flags)\
      """;
  private static final String INSERT_TREE =
      """
      insert into mail_change (account, modseq, mailbox, uid, kind, at, name)\
       values (?, ?, ?, 0, ?, now(), ?)\
      """;

  private ChangeLog() {}

  /**
   * Neighbouring uids that came into a mailbox.
   *
   * @param first the first uid
   * @param last the last uid
   */
  record Placed(long account, long modseq, long mailbox, long first, long last) {}

  static void placed(Connection connection, List<Placed> placed) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_PLACED)) {
      insert.setObject(1, placed.stream().mapToLong(Placed::account).toArray());
      insert.setObject(2, placed.stream().mapToLong(Placed::modseq).toArray());
      insert.setObject(3, placed.stream().mapToLong(Placed::mailbox).toArray());
      insert.setObject(4, placed.stream().mapToLong(Placed::first).toArray());
      insert.setObject(5, placed.stream().mapToLong(Placed::last).toArray());
      insert.executeUpdate();
    }
  }

  /** Flags were changed; {@code before} are those they had. */
  static void flagged(
      Connection connection, AccountRow account, MailboxRow mailbox, long[] uids, long[] before)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_FLAGGED)) {
      insert.setLong(1, account.account);
      insert.setLong(2, account.step());
      insert.setLong(3, mailbox.id);
      insert.setObject(4, uids);
      insert.setObject(5, before);
      insert.executeUpdate();
    }
  }

  /** A mailbox was made, renamed or removed. */
  static void tree(Connection connection, AccountRow account, long mailbox, int kind, String name)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_TREE)) {
      insert.setLong(1, account.account);
      insert.setLong(2, account.step());
      insert.setLong(3, mailbox);
      insert.setInt(4, kind);
      insert.setString(5, name);
      insert.executeUpdate();
    }
  }
}
