package org.carillon.transport.internal.quarantine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.carillon.database.Pipeline;
import org.carillon.transport.quarantine.Quarantine;

/** The rows of an account's quarantine: recipients of held queue entries with a known account. */
final class QuarantineRows {
  private static final String KEPT =
      """
      SELECT m.id, m.trace, m.blob_id, m.reverse_path, m.size, m.arrived, min(r.address) AS address,
        min(r.reply) AS reply, bool_or(r.certain) AS certain
      FROM queue_recipient r JOIN queue_consignment c ON c.id = r.consignment_id
        JOIN queue_message m ON m.id = c.message_id
      WHERE r.account = ? AND c.held AND c.work = 1 AND (? = '' OR m.trace = ?)
        AND (? OR r.told IS NULL)
      GROUP BY m.id ORDER BY m.id DESC LIMIT ?
      """;

  private static final String TOLD =
      """
      UPDATE queue_recipient r SET told = now() FROM queue_consignment c
      WHERE c.id = r.consignment_id AND c.held AND c.work = 1 AND r.account = ?
        AND r.told IS NULL AND c.message_id = ANY(?)
      """;

  private static final String LOCK = "SELECT 1 FROM queue_message WHERE id = ? FOR UPDATE";

  /** Moves a released recipient to a separate queue entry: the others stay. */
  private static final String RELEASE =
      """
      WITH kept AS (
        SELECT DISTINCT c.id, c.priority, c.sender FROM queue_consignment c
          JOIN queue_recipient r ON r.consignment_id = c.id
        WHERE c.message_id = ? AND c.held AND c.work = 1 AND r.account = ?),
      own AS (
        INSERT INTO queue_consignment
          (id, message_id, work, destination, priority, sender, held, attempts, due)
        SELECT nextval('queue_consignment_seq'), ?, 1, '', min(priority), max(sender), false, 0,
          now() FROM kept HAVING count(*) > 0 RETURNING id)
      UPDATE queue_recipient r SET consignment_id = own.id, account = NULL, status = '', reply = ''
      FROM own, kept WHERE r.consignment_id = kept.id AND r.account = ?
      """;

  private static final String REMOVE =
      """
      DELETE FROM queue_recipient r USING queue_consignment c
      WHERE c.id = r.consignment_id AND c.message_id = ? AND c.held AND c.work = 1
        AND r.account = ?
      """;

  private static final String EMPTY =
      """
      DELETE FROM queue_consignment c WHERE c.message_id = ?
        AND NOT EXISTS (SELECT FROM queue_recipient r WHERE r.consignment_id = c.id)
      """;

  private static final String GONE =
      """
      DELETE FROM queue_message m WHERE m.id = ?
        AND NOT EXISTS (SELECT FROM queue_consignment c WHERE c.message_id = m.id)
      """;

  private QuarantineRows() {}

  /** A quarantined message. */
  record Kept(
      long id,
      String trace,
      long blob,
      String from,
      long size,
      Instant arrived,
      String address,
      String reason,
      boolean isCertain) {}

  /**
   * Lists an account's messages, the latest first.
   *
   * @param trace only the one with this id; empty for all
   */
  static List<Kept> kept(Connection connection, long account, String trace) throws SQLException {
    return kept(connection, account, trace, true);
  }

  /**
   * Lists the messages, or only those that the account was not notified of.
   *
   * @param isAll whether to list all
   */
  static List<Kept> kept(Connection connection, long account, String trace, boolean isAll)
      throws SQLException {
    List<Kept> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(KEPT)) {
      select.setLong(1, account);
      select.setString(2, trace);
      select.setString(3, trace);
      select.setBoolean(4, isAll);
      select.setInt(5, Quarantine.MOST);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Kept(
                  row.getLong("id"),
                  row.getString("trace"),
                  row.getLong("blob_id"),
                  row.getString("reverse_path"),
                  row.getLong("size"),
                  row.getObject("arrived", OffsetDateTime.class).toInstant(),
                  row.getString("address"),
                  row.getString("reply"),
                  row.getBoolean("certain")));
        }
      }
    }
    return found;
  }

  /** Notes that an account was notified of messages. */
  static void told(Connection connection, long account, List<Long> messages) throws SQLException {
    new Pipeline().add(TOLD, account, messages.toArray(Long[]::new)).execute(connection);
  }

  /** Locks a message, as every other change does. */
  static void lock(Connection connection, long message) throws SQLException {
    new Pipeline().add(row -> {}, LOCK, message).execute(connection);
  }

  /** Releases an account's part of a locked message. */
  static void release(Connection connection, long message, long account) throws SQLException {
    new Pipeline()
        .add(RELEASE, message, account, message, account)
        .add(EMPTY, message)
        .execute(connection);
  }

  /** Removes an account's part of a locked message, and the message with its last one. */
  static void remove(Connection connection, long message, long account) throws SQLException {
    new Pipeline()
        .add(REMOVE, message, account)
        .add(EMPTY, message)
        .add(GONE, message)
        .execute(connection);
  }
}
