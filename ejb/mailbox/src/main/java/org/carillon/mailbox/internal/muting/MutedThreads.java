package org.carillon.mailbox.internal.muting;

import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;

final class MutedThreads {
  private static final String OWN =
      "select 1 from mailbox where id = ? and account = ? and removed is null";

  private static final String MUTE =
      """
      insert into muted_thread (account, thread)\
       select distinct ?::bigint, thread from placement where mailbox = ? and uid = any(?::bigint[])\
       on conflict do nothing\
      """;

  private static final String UNMUTE =
      """
      delete from muted_thread where account = ? and thread in\
       (select thread from placement where mailbox = ? and uid = any(?::bigint[]))\
      """;

  private static final String ANY =
      """
      select 1 from thread_key k join muted_thread m on m.account = k.account\
       and m.thread = k.thread where k.account = ? and k.key = any(?::bigint[]) limit 1\
      """;

  private MutedThreads() {}

  static boolean isOwn(Connection connection, long account, long mailbox) throws SQLException {
    boolean[] found = {false};
    new Pipeline().add(row -> found[0] = true, OWN, mailbox, account).execute(connection);
    return found[0];
  }

  static void mute(Connection connection, long account, long mailbox, long[] uids, boolean muted)
      throws SQLException {
    new Pipeline().add(muted ? MUTE : UNMUTE, account, mailbox, uids).execute(connection);
  }

  /** Returns whether a message with one of these keys belongs to a muted thread. */
  static boolean has(Connection connection, long account, long[] keys) throws SQLException {
    boolean[] found = {false};
    new Pipeline().add(row -> found[0] = true, ANY, account, keys).execute(connection);
    return found[0];
  }
}
