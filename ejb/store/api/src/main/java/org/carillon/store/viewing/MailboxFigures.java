package org.carillon.store.viewing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.OpaqueIds;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.seen.AccessedMailbox;

/**
 * The counters of a mailbox's row.
 *
 * @param mailbox its id
 * @param name its name in its own account
 * @param recentFrom messages below this UID are not recent in any session
 * @param status its counters, with the owner's {@code \Seen}
 */
public record MailboxFigures(long mailbox, String name, long recentFrom, MailboxStatus status) {
  private static final String READ =
      """
      select m.id, m.messages, m.unseen, m.deleted, m.octets, m.uidnext, m.uidvalidity, m.modseq,\
       case when m.recent_from = 1 then m.messages else\
       (select count(*) from placement p where p.mailbox = m.id and p.uid >= m.recent_from) end,\
       m.uidnext = 1 and not m.told, m.recent_from\
       from mailbox m where m.account = ? and m.name = ? and m.removed is null\
      """;

  public static MailboxFigures read(Connection connection, AccessedMailbox place)
      throws SQLException, RefusedException {
    try (PreparedStatement select = connection.prepareStatement(READ)) {
      select.setLong(1, place.owner());
      select.setString(2, place.name().path());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw RefusedException.noSuchMailbox(place.shown());
        }
        place.requireSame(row.getLong(1));
        if (row.getBoolean(10)) {
          // Before the client learns it: a restoration must not find that no client knows.
          MailRows.tell(connection, row.getLong(1));
        }
        return new MailboxFigures(
            row.getLong(1),
            place.name().path(),
            row.getLong(11),
            new MailboxStatus(
                OpaqueIds.mailbox(row.getLong(1)),
                row.getLong(2),
                row.getLong(9),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8)));
      }
    }
  }
}
