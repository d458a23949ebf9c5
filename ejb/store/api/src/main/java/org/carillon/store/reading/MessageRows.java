package org.carillon.store.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.store.rows.OpaqueIds;

/** Reads data of messages. */
public final class MessageRows {
  private static final String DATA =
      """
      select p.uid, i.octets, coalesce(length(p.prefix), 0), i.internal_date, i.internal_offset,\
       p.saved, i.id, i.thread,\
      """
          + OutlineBatches.IF_NOT_LARGER
          + """
           from placement p join item i on i.id = p.item\
           where p.mailbox = ? and p.uid = any(?::bigint[])\
          """;
  private static final String CONTENTS =
      """
      select p.uid, p.prefix, b.id, b.segment, b.position, b.octets, b.checksum\
       from placement p join item i on i.id = p.item join blob b on b.id = i.blob\
       where p.mailbox = ? and p.uid = any(?::bigint[])\
      """;
  private static final String THERE =
      "select uid from placement where mailbox = ? and uid = any(?::bigint[])";
  private static final byte[] NOTHING = {};

  private MessageRows() {}

  /** Returns messages' data, by UID, without the messages that have a large outline. */
  public static Map<Long, MessageData> usual(Connection connection, long mailbox, long[] uids)
      throws SQLException {
    return data(connection, mailbox, uids, OutlineBatches.USUAL);
  }

  /** Returns the UIDs of those messages that exist. */
  public static Set<Long> there(Connection connection, long mailbox, long[] uids)
      throws SQLException {
    Set<Long> found = HashSet.newHashSet(uids.length);
    try (PreparedStatement select = connection.prepareStatement(THERE)) {
      select.setLong(1, mailbox);
      select.setObject(2, uids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getLong(1));
        }
      }
    }
    return found;
  }

  /** Returns a message's data, even if its outline is large. */
  public static Optional<MessageData> any(Connection connection, long mailbox, long uid)
      throws SQLException {
    Map<Long, MessageData> found = data(connection, mailbox, new long[] {uid}, Integer.MAX_VALUE);
    return Optional.ofNullable(found.get(uid));
  }

  private static Map<Long, MessageData> data(
      Connection connection, long mailbox, long[] uids, int mostOutline) throws SQLException {
    Map<Long, MessageData> found = HashMap.newHashMap(uids.length);
    try (PreparedStatement select = connection.prepareStatement(DATA)) {
      select.setInt(1, mostOutline);
      select.setLong(2, mailbox);
      select.setObject(3, uids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          byte[] outline = row.getBytes(9);
          if (outline == null) {
            continue;
          }
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
                  outline));
        }
      }
    }
    return found;
  }

  /** Returns the approximate octets of heap that a message's data takes. */
  public static int octets(MessageData data) {
    return 240 + data.outline().length;
  }

  /** Returns the approximate octets of heap that the location of a content takes. */
  public static int octets(Location there) {
    return 96 + there.prefix().length;
  }

  /**
   * The location of a message's content.
   *
   * @param prefix the octets that precede it in this mailbox
   */
  public record Location(byte[] prefix, StoredBlob blob) {}

  /** Returns the locations of messages' contents, by UID. */
  public static Map<Long, Location> contents(Connection connection, long mailbox, long[] uids)
      throws SQLException {
    Map<Long, Location> found = HashMap.newHashMap(uids.length);
    try (PreparedStatement select = connection.prepareStatement(CONTENTS)) {
      select.setLong(1, mailbox);
      select.setObject(2, uids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          byte[] prefix = row.getBytes(2);
          found.put(
              row.getLong(1),
              new Location(
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
