package org.carillon.mailbox.internal.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.conversation.PlacedMessage;
import org.carillon.store.item.CollectionKind;

/** Reads the threads of a mailbox's messages, from the index of threads alone. */
final class ThreadRows {

  /** Selects the threads of some messages, and the latest messages of each thread. */
  static final String MEMBERS =
      """
      select t.thread, m.uid, (extract(epoch from i.internal_date) * 1000)::bigint\
       from (select distinct thread from placement where mailbox = ? and uid = any(?::bigint[])) as t\
       cross join lateral (select p.uid, p.item from placement p\
       where p.mailbox = ? and p.thread = t.thread order by p.uid desc limit ?) as m\
       join item i on i.id = m.item\
      """;

  static final String TOGETHER =
      """
      select p.uid from placement p where p.mailbox = ? and p.thread in (\
      select thread from placement where mailbox = ? and uid = any(?::bigint[]))\
       order by p.uid desc limit ?\
      """;

  /** Selects the latest messages of a message's thread in each mailbox of an account. */
  static final String READ =
      """
      select b.id, m.uid, m.item, (extract(epoch from i.internal_date) * 1000)::bigint\
       from (select thread from placement where mailbox = ? and uid = ?) as t\
       cross join (select id from mailbox where id = ?\
       union select id from mailbox where account = ? and removed is null and kind = ?\
       and uses & ? = 0) as b\
       cross join lateral (select p.uid, p.item from placement p\
       where p.mailbox = b.id and p.thread = t.thread order by p.uid desc limit ?) as m\
       join item i on i.id = m.item\
      """;

  private static final int LEFT_OUT =
      1 << SpecialUse.TRASH.ordinal() | 1 << SpecialUse.JUNK.ordinal();

  /**
   * A message of a thread.
   *
   * @param arrived the INTERNALDATE, in ms since 1970
   */
  record Member(long uid, long arrived) {
    static final Comparator<Member> ORDER =
        Comparator.comparingLong(Member::arrived).thenComparingLong(Member::uid);
  }

  private ThreadRows() {}

  /**
   * Returns the threads of some messages, with their messages in the same mailbox.
   *
   * @param most the largest number of messages of a thread; the latest are returned
   */
  static Map<Long, List<Member>> members(Connection connection, long mailbox, long[] uids, int most)
      throws SQLException {
    Map<Long, List<Member>> found = new HashMap<>();
    new Pipeline()
        .add(
            row ->
                found
                    .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                    .add(new Member(row.getLong(2), row.getLong(3))),
            MEMBERS,
            mailbox,
            uids,
            mailbox,
            most)
        .execute(connection);
    return found;
  }

  /** Returns the UIDs, descending, of a mailbox's messages in a thread with a given one. */
  static List<Long> together(Connection connection, long mailbox, long[] uids, int most)
      throws SQLException {
    List<Long> found = new ArrayList<>();
    new Pipeline()
        .add(row -> found.add(row.getLong(1)), TOGETHER, mailbox, mailbox, uids, most)
        .execute(connection);
    return found;
  }

  record Anywhere(PlacedMessage place, long item, long arrived) {}

  /**
   * Returns the messages of a message's thread in its mailbox and in those of an account.
   *
   * @param account the account; 0 for the message's own mailbox only
   * @param most the largest number of messages of each mailbox
   */
  static List<Anywhere> anywhere(
      Connection connection, long mailbox, long uid, long account, int most) throws SQLException {
    List<Anywhere> found = new ArrayList<>();
    new Pipeline()
        .add(
            row ->
                found.add(
                    new Anywhere(
                        new PlacedMessage(row.getLong(1), row.getLong(2)),
                        row.getLong(3),
                        row.getLong(4))),
            READ,
            mailbox,
            uid,
            mailbox,
            account,
            CollectionKind.MAIL.name(),
            LEFT_OUT,
            most)
        .execute(connection);
    return found;
  }
}
