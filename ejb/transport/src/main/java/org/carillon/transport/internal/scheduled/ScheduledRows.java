package org.carillon.transport.internal.scheduled;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.carillon.database.Pipeline;
import org.carillon.transport.submission.ScheduledMail;
import org.carillon.transport.submission.ScheduledMessage;

/**
 * An account's queue rows that no node works on yet. A message of many recipients is queued in
 * parts, which its sender sees as one: their ids have the same beginning, up to a dot.
 */
final class ScheduledRows {

  private static final String LIST =
      """
      SELECT m.id, m.trace, m.blob_id, m.size, m.not_before FROM queue_message m
      WHERE m.account_id = ? AND m.not_before > now() AND (? = '' OR split_part(m.trace, '.', 1) = ?)
      ORDER BY m.not_before, m.id LIMIT ?
      """;

  /** Locks queue entries as a claim does: waits for a running claim, and sees it. */
  private static final String LOCK =
      """
      SELECT m.id, m.trace, m.blob_id, m.size, m.not_before, c.fence
      FROM queue_message m JOIN queue_consignment c ON c.message_id = m.id
      WHERE m.account_id = ? AND m.not_before > now() AND split_part(m.trace, '.', 1) = ?
      ORDER BY m.id, c.id FOR UPDATE
      """;

  private static final String RECIPIENTS =
      """
      SELECT r.address FROM queue_recipient r JOIN queue_consignment c ON c.id = r.consignment_id
      WHERE c.message_id = ANY (?) AND NOT (r.notify_on = ? AND r.mailbox IS NOT NULL)
      ORDER BY r.id LIMIT ?
      """;

  private static final String DELETE_RECIPIENTS =
      """
      DELETE FROM queue_recipient r USING queue_consignment c
      WHERE c.id = r.consignment_id AND c.message_id = ANY (?)
      """;

  private static final String DELETE_ENTRIES =
      "DELETE FROM queue_consignment WHERE message_id = ANY (?)";

  private static final String DELETE_MESSAGES = "DELETE FROM queue_message WHERE id = ANY (?)";

  private static final String MOVE_MESSAGES =
      """
      UPDATE queue_message SET not_before = ?, arrived = greatest(now(), ?) WHERE id = ANY (?)
      """;

  private static final String MOVE_ENTRIES =
      "UPDATE queue_consignment SET due = greatest(now(), ?) WHERE message_id = ANY (?)";

  private ScheduledRows() {}

  /**
   * A message as its sender sees it.
   *
   * @param id its id
   * @param parts the ids of its parts' rows
   * @param blob its content
   */
  record Waiting(String id, List<Long> parts, long blob, long size, Instant when) {}

  /**
   * Lists an account's messages, the next first.
   *
   * @param id only that one; empty for all
   */
  static List<Waiting> of(Connection connection, long account, String id) throws SQLException {
    List<Waiting> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LIST)) {
      select.setLong(1, account);
      select.setString(2, id);
      select.setString(3, id);
      select.setInt(4, ScheduledMail.MOST);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          add(found, row);
        }
      }
    }
    return found;
  }

  /** Returns one of an account's messages, all rows locked; empty once a node works on any. */
  static List<Waiting> lock(Connection connection, long account, String id) throws SQLException {
    List<Waiting> found = new ArrayList<>();
    boolean isClaimed = false;
    try (PreparedStatement select = connection.prepareStatement(LOCK)) {
      select.setLong(1, account);
      select.setString(2, id);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          row.getLong("fence");
          isClaimed |= !row.wasNull();
          add(found, row);
        }
      }
    }
    return isClaimed ? List.of() : found;
  }

  private static void add(List<Waiting> found, ResultSet row) throws SQLException {
    String id = row.getString("trace").split("\\.", 2)[0];
    long part = row.getLong("id");
    for (Waiting known : found) {
      if (known.id().equals(id)) {
        if (!known.parts().contains(part)) {
          known.parts().add(part);
        }
        return;
      }
    }
    found.add(
        new Waiting(
            id,
            new ArrayList<>(List.of(part)),
            row.getLong("blob_id"),
            row.getLong("size"),
            row.getObject("not_before", OffsetDateTime.class).toInstant()));
  }

  /** Returns the recipients, without the sender's copy. */
  static List<String> recipients(Connection connection, Waiting message, int never)
      throws SQLException {
    List<String> addresses = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(RECIPIENTS)) {
      select.setArray(1, connection.createArrayOf("bigint", message.parts().toArray()));
      select.setInt(2, never);
      select.setInt(3, ScheduledMessage.MOST_RECIPIENTS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          addresses.add(row.getString(1));
        }
      }
    }
    return addresses;
  }

  /** Removes a locked message. */
  static void remove(Connection connection, Waiting message) throws SQLException {
    Long[] parts = message.parts().toArray(Long[]::new);
    new Pipeline()
        .add(DELETE_RECIPIENTS, (Object) parts)
        .add(DELETE_ENTRIES, (Object) parts)
        .add(DELETE_MESSAGES, (Object) parts)
        .execute(connection);
  }

  /** Changes the time of a locked message. */
  static void move(Connection connection, Waiting message, Instant when) throws SQLException {
    Long[] parts = message.parts().toArray(Long[]::new);
    OffsetDateTime then = when.atOffset(ZoneOffset.UTC);
    new Pipeline()
        .add(MOVE_MESSAGES, then, then, parts)
        .add(MOVE_ENTRIES, then, parts)
        .execute(connection);
  }
}
