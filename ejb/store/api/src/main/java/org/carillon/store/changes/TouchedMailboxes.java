package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;

/**
 * Finds the mailboxes of all accounts that messages came into or left since a moment. It does not
 * use {@link ChangeFeed}: an indexer of all mail keeps no state for each account and compares UIDs.
 */
public final class TouchedMailboxes {
  private static final String TOUCHED =
      "select distinct mailbox from mail_change where at >= ? and kind in (1, 3, 4)";
  private static final String EXPUNGED =
      """
      select distinct e.uid from mailbox m\
       join expunge e on e.account = m.account and e.mailbox = m.id\
       where m.id = ? and e.at >= ? order by e.uid\
      """;

  private TouchedMailboxes() {}

  /** Returns the ids of the mailboxes. */
  public static long[] since(Connection connection, Instant moment) throws SQLException {
    List<Long> found = new ArrayList<>();
    new Pipeline()
        .add(row -> found.add(row.getLong(1)), TOUCHED, moment.atOffset(ZoneOffset.UTC))
        .execute(connection);
    return found.stream().mapToLong(Long::longValue).toArray();
  }

  /** Returns the UIDs that left a mailbox since the moment. */
  public static UidSet expungedSince(Connection connection, long mailbox, Instant moment)
      throws SQLException {
    UidSet.Builder expunged = new UidSet.Builder();
    new Pipeline()
        .add(
            row -> expunged.add(row.getLong(1)), EXPUNGED, mailbox, moment.atOffset(ZoneOffset.UTC))
        .execute(connection);
    return expunged.build();
  }
}
