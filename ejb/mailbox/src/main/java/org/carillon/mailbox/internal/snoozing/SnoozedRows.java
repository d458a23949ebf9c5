package org.carillon.mailbox.internal.snoozing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.DueRows;
import org.carillon.database.Pipeline;
import org.carillon.store.rows.SpecialUses;

final class SnoozedRows {

  /** A claim lasts longer than the return of a message takes. */
  static final DueRows DUE =
      new DueRows("update snoozed_message", "id", "due", Duration.ofMinutes(1));

  private static final int USE = SpecialUses.pack(Set.of(SpecialUse.SNOOZED));

  private static final String OWN =
      "select name, uses from mailbox where id = ? and account = ? and removed is null";

  /** Locks the account, so that messages of two concurrent requests are both counted. */
  private static final String LOCK = "select from account where id = ? for no key update";

  private static final String COUNT = "select count(*) from snoozed_message where account = ?";

  private static final String PUT =
      """
      insert into snoozed_message (account, item, due)\
       select distinct ?::bigint, item, ?::timestamptz from placement\
       where mailbox = ? and uid = any(?::bigint[])\
       on conflict (account, item) do update set due = excluded.due\
      """;

  private static final String TIMES =
      """
      select p.uid, s.due from placement p join snoozed_message s on s.account = ?\
       and s.item = p.item where p.mailbox = ? and p.uid = any(?::bigint[])\
      """;

  private static final String PLACES =
      """
      select m.id, p.uid from placement p join mailbox m on m.id = p.mailbox\
       where p.item = ? and m.account = ? and m.removed is null and m.uses & ? <> 0\
       order by m.id, p.uid limit 1\
      """;

  /** Deletes a row, unless its message was snoozed again meanwhile. */
  private static final String DONE = "delete from snoozed_message where id = ? and due = ?";

  private static final String PUT_OFF =
      "update snoozed_message set due = ? where id = ? and due = ?";

  private SnoozedRows() {}

  /**
   * A mailbox of an account.
   *
   * @param name the mailbox's name
   * @param isAway true if it is the mailbox for snoozed messages
   */
  record Own(MailboxName name, boolean isAway) {}

  /**
   * A message whose time has come.
   *
   * @param until when another node may take it
   */
  record Due(long id, long account, long item, OffsetDateTime until) {}

  /** The place of a message. */
  record Place(long mailbox, long uid) {}

  static Optional<Own> own(Connection connection, long account, long mailbox) throws SQLException {
    Own[] found = new Own[1];
    new Pipeline()
        .add(
            row ->
                found[0] =
                    new Own(
                        new MailboxName(row.getString("name")), (row.getInt("uses") & USE) != 0),
            OWN,
            mailbox,
            account)
        .execute(connection);
    return Optional.ofNullable(found[0]);
  }

  /** Returns how many messages the account has snoozed. Locks the account. */
  static long locked(Connection connection, long account) throws SQLException {
    long[] found = {0};
    new Pipeline()
        .add(row -> {}, LOCK, account)
        .add(row -> found[0] = row.getLong(1), COUNT, account)
        .execute(connection);
    return found[0];
  }

  static void put(Connection connection, long account, long mailbox, UidSet uids, Instant due)
      throws SQLException {
    new Pipeline().add(PUT, account, utc(due), mailbox, uids.toArray()).execute(connection);
  }

  static Map<Long, Instant> times(Connection connection, long account, long mailbox, UidSet uids)
      throws SQLException {
    Map<Long, Instant> found = new HashMap<>();
    new Pipeline()
        .add(
            row ->
                found.put(
                    row.getLong("uid"), row.getObject("due", OffsetDateTime.class).toInstant()),
            TIMES,
            account,
            mailbox,
            uids.toArray())
        .execute(connection);
    return found;
  }

  /** Claims the next message whose time has come. */
  static Optional<Due> claim(Connection connection) throws SQLException {
    return DUE.claim(
        connection,
        row ->
            new Due(
                row.getLong("id"),
                row.getLong("account"),
                row.getLong("item"),
                row.getObject("due", OffsetDateTime.class)));
  }

  /** Returns the place of such a message, if it is still snoozed. */
  static Optional<Place> place(Connection connection, Due due) throws SQLException {
    Place[] found = new Place[1];
    new Pipeline()
        .add(
            row -> found[0] = new Place(row.getLong("id"), row.getLong("uid")),
            PLACES,
            due.item(),
            due.account(),
            USE)
        .execute(connection);
    return Optional.ofNullable(found[0]);
  }

  static void done(Connection connection, Due due) throws SQLException {
    new Pipeline().add(DONE, due.id(), due.until()).execute(connection);
  }

  static void putOff(Connection connection, Due due, Instant until) throws SQLException {
    new Pipeline().add(PUT_OFF, utc(until), due.id(), due.until()).execute(connection);
  }

  private static OffsetDateTime utc(Instant when) {
    return when.atOffset(ZoneOffset.UTC);
  }
}
