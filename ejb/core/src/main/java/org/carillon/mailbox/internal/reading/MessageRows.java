package org.carillon.mailbox.internal.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.mailbox.MessageData;

/** Reads what is known of messages. */
public final class MessageRows {
  private static final String DATA =
      """
      select p.uid, i.octets, coalesce(length(p.prefix), 0), i.internal_date, i.internal_offset,\
       p.saved, i.id, i.thread, i.outline\
       from placement p join item i on i.id = p.item\
       where p.mailbox = ? and p.uid = any(?::bigint[])\
      """;
  private static final String CONTENTS =
      """
      select p.uid, p.prefix, b.id, b.segment, b.position, b.octets, b.checksum\
       from placement p join item i on i.id = p.item join blob b on b.id = i.blob\
       where p.mailbox = ? and p.uid = any(?::bigint[])\
      """;
  private static final byte[] NOTHING = {};

  private MessageRows() {}

  /** Messages' data, by uid. */
  public static Map<Long, MessageData> data(Connection connection, long mailbox, long[] uids)
      throws SQLException {
    Map<Long, MessageData> found = HashMap.newHashMap(uids.length);
    try (PreparedStatement select = connection.prepareStatement(DATA)) {
      select.setLong(1, mailbox);
      select.setObject(2, uids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          int prefix = row.getInt(3);
          found.put(
              row.getLong(1),
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

  /** About how much heap a message's data take. */
  public static int octets(MessageData data) {
    return 240 + data.outline().length;
  }

  /** About how much heap it takes to know where a content lies. */
  public static int octets(Whereabouts there) {
    return 96 + there.prefix().length;
  }

  /**
   * Where a message's content lies.
   *
   * @param prefix what comes before it in this mailbox
   */
  public record Whereabouts(byte[] prefix, StoredBlob blob) {}

  /** Where messages' contents lie, by uid. */
  public static Map<Long, Whereabouts> contents(Connection connection, long mailbox, long[] uids)
      throws SQLException {
    Map<Long, Whereabouts> found = HashMap.newHashMap(uids.length);
    try (PreparedStatement select = connection.prepareStatement(CONTENTS)) {
      select.setLong(1, mailbox);
      select.setObject(2, uids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          byte[] prefix = row.getBytes(2);
          found.put(
              row.getLong(1),
              new Whereabouts(
                  prefix == null ? NOTHING : prefix,
                  new StoredBlob(
                      row.getLong(3),
                      row.getLong(4),
                      row.getLong(5),
                      row.getLong(6),
                      row.getInt(7))));
        }
      }
    }
    return found;
  }
}
