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

/** Reads which messages of a mailbox are of which threads, by the index of their threads alone. */
final class ThreadRows {

  /** The threads of some messages, and of each the messages that came last. */
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

  /** Of each mailbox of an account the messages of a message's thread that came last. */
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
   * @param arrived INTERNALDATE in milliseconds since 1970
   */
  record Member(long uid, long arrived) {
    /** As lists by arrival have them. */
    static final Comparator<Member> ORDER =
        Comparator.comparingLong(Member::arrived).thenComparingLong(Member::uid);
  }

  private ThreadRows() {}

  /**
   * The threads that some messages are of, and their messages in the same mailbox.
   *
   * @param most how many of a thread, those that came last
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

  /** The uids, descending, of all messages of a mailbox that are of one thread with some. */
  static List<Long> together(Connection connection, long mailbox, long[] uids, int most)
      throws SQLException {
    List<Long> found = new ArrayList<>();
    new Pipeline()
        .add(row -> found.add(row.getLong(1)), TOGETHER, mailbox, mailbox, uids, most)
        .execute(connection);
    return found;
  }

  /** A message of a thread, wherever it lies. */
  record Anywhere(PlacedMessage place, long item, long arrived) {}

  /**
   * The messages of a message's thread in its mailbox and in those of an account.
   *
   * @param account 0 for its own mailbox only
   * @param most how many of each mailbox
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
