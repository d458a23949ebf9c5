package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.mailbox.MessageData;

/** Reads what is known of messages. */
final class MessageRows {
  private static final String DATA =
      """
      select p.uid, i.octets, coalesce(length(p.prefix), 0), i.internal_date, i.internal_offset,\
       p.saved, i.id, i.thread, i.outline\
       from placement p join item i on i.id = p.item\
       where p.mailbox = ? and p.uid = any(?::bigint[]) order by p.uid\
      """;
  private static final String CONTENT =
      """
      select p.prefix, b.id, b.segment, b.position, b.octets, b.checksum\
       from placement p join item i on i.id = p.item join blob b on b.id = i.blob\
       where p.mailbox = ? and p.uid = ?\
      """;
  private static final byte[] NOTHING = {};

  private MessageRows() {}

  static List<MessageData> data(Connection connection, long mailbox, long[] uids)
      throws SQLException {
    List<MessageData> found = new ArrayList<>(uids.length);
    try (PreparedStatement select = connection.prepareStatement(DATA)) {
      select.setLong(1, mailbox);
      select.setObject(2, uids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          int prefix = row.getInt(3);
          found.add(
              new MessageData(
                  row.getLong(1),
                  row.getLong(2) + prefix,
                  prefix,
                  row.getObject(4, OffsetDateTime.class)
                      .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(60 * row.getInt(5))),
                  row.getObject(6, OffsetDateTime.class).toInstant(),
                  OpaqueIds.email(row.getLong(7)),
                  OpaqueIds.thread(row.getLong(8)),
                  row.getBytes(9)));
        }
      }
    }
    return found;
  }

  /**
   * Where a message's content lies.
   *
   * @param prefix what comes before it in this mailbox
   */
  record Whereabouts(byte[] prefix, StoredBlob blob) {}

  static Optional<Whereabouts> content(Connection connection, long mailbox, long uid)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(CONTENT)) {
      select.setLong(1, mailbox);
      select.setLong(2, uid);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        byte[] prefix = row.getBytes(1);
        return Optional.of(
            new Whereabouts(
                prefix == null ? NOTHING : prefix,
                new StoredBlob(
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getInt(6))));
      }
    }
  }
}
