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
  static final String INSERT_FLAGGED =
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

  /**
   * Gives {@link #INSERT_FLAGGED} its parameters; answers where the next statement's begin.
   *
   * @param before the flags the messages had
   */
  static int bindFlagged(
      PreparedStatement insert,
      int from,
      AccountRow account,
      MailboxRow mailbox,
      long[] uids,
      long[] before)
      throws SQLException {
    insert.setLong(from, account.account);
    insert.setLong(from + 1, account.step());
    insert.setLong(from + 2, mailbox.id);
    insert.setObject(from + 3, uids);
    insert.setObject(from + 4, before);
    return from + 5;
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
