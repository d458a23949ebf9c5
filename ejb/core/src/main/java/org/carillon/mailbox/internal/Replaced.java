package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The message that another takes the place of: it leaves in the transaction that brings the other
 * (RFC 8508). When somebody expunged it meanwhile, the new one is kept all the same.
 *
 * @param owner the account that it is in
 * @param mailbox where it is there
 * @param uid its uid
 */
record Replaced(long owner, long mailbox, long uid) {
  private static final String OCTETS =
      """
      select i.octets + coalesce(length(p.prefix), 0)\
       from placement p join item i on i.id = p.item where p.mailbox = ? and p.uid = ?\
      """;

  /** Counts it out of its account before it leaves, to make room for the new one. */
  void countOut(Connection connection, AccountRow owner) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OCTETS)) {
      select.setLong(1, mailbox);
      select.setLong(2, uid);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          owner.messages--;
          owner.octets -= row.getLong(1);
        }
      }
    }
  }

  /** Takes it out of its mailbox; the account's counters are left alone. */
  List<Expunger.Gone> take(Connection connection, AccountRow owner, MailboxRow source)
      throws SQLException {
    return Expunger.take(connection, owner, source, new long[] {uid}, 0);
  }
}
