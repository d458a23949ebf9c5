package org.carillon.transport.internal.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.transport.queue.Priority;
import org.carillon.transport.queue.QueueFilter;
import org.carillon.transport.queue.QueuedMessage;
import org.carillon.transport.queue.QueuedRecipient;
import org.carillon.transport.queue.QueuedRecipient.Work;

/** Reads the queue for administrators. */
final class QueueRows {

  private static final String RECIPIENTS =
      """
      SELECT r.address, c.destination, c.work, c.attempts, c.due, split_part(coalesce(c.node, ''), '/', 1) AS node,
        r.status, r.host, r.reply, c.priority, c.held, count(*) OVER () AS recipients
      FROM queue_consignment c JOIN queue_recipient r ON r.consignment_id = c.id
      WHERE c.message_id = ? AND (? = 0 OR r.full_account IN (
        SELECT a.account FROM mail_account a WHERE a.domain = ?))
      ORDER BY c.id, r.id LIMIT ?
      """;

  private static final String WAITS_FOR_ROOM =
      """
      SELECT FROM queue_consignment c JOIN queue_recipient r ON r.consignment_id = c.id
        JOIN mail_account a ON a.account = r.full_account
      WHERE c.message_id = ? AND a.domain = ? LIMIT 1
      """;

  private static final String PAGE =
      "SELECT "
          + WaitingMessage.COLUMNS
          + """
           FROM queue_message m
          WHERE m.id > ? AND (? = 0 OR m.domain_id = ? OR EXISTS (
              SELECT FROM queue_consignment c JOIN queue_recipient r ON r.consignment_id = c.id
                JOIN mail_account a ON a.account = r.full_account
              WHERE c.message_id = m.id AND a.domain = ?))
            AND (? = '' OR strpos(lower(m.reverse_path), lower(?)) > 0)
            AND (? = '' OR EXISTS (
              SELECT FROM queue_consignment c JOIN queue_recipient r ON r.consignment_id = c.id
              WHERE c.message_id = m.id AND strpos(lower(r.address), lower(?)) > 0
                AND (? = 0 OR m.domain_id = ? OR r.full_account IN (
                  SELECT a.account FROM mail_account a WHERE a.domain = ?))))
            AND (NOT ? OR EXISTS (
              SELECT FROM queue_consignment c WHERE c.message_id = m.id AND c.held))
            AND (NOT ? OR EXISTS (
              SELECT FROM queue_consignment c JOIN queue_recipient r ON r.consignment_id = c.id
              WHERE c.message_id = m.id AND c.held AND r.status = ? AND r.host = ''))
          ORDER BY m.id LIMIT ?
          """;

  private static final String BY_TRACE =
      "SELECT " + WaitingMessage.COLUMNS + " FROM queue_message m WHERE m.trace = ? FOR UPDATE";

  private QueueRows() {}

  /**
   * Lists messages in the order of arrival.
   *
   * @param domain only mail of this domain's accounts, and mail waiting for room in their mailboxes
   */
  static List<WaitingMessage> page(
      Connection connection, OptionalLong domain, QueueFilter filter, long after, int most)
      throws SQLException {
    List<WaitingMessage> messages = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(PAGE)) {
      int place = 1;
      select.setLong(place++, after);
      for (int of = 0; of < 3; of++) {
        select.setLong(place++, domain.orElse(0));
      }
      select.setString(place++, filter.sender());
      select.setString(place++, filter.sender());
      select.setString(place++, filter.recipient());
      select.setString(place++, filter.recipient());
      for (int of = 0; of < 3; of++) {
        select.setLong(place++, domain.orElse(0));
      }
      select.setBoolean(place++, filter.only() == QueueFilter.Only.HELD);
      select.setBoolean(place++, filter.only() == QueueFilter.Only.QUARANTINED);
      select.setString(place++, QueuedRecipient.QUARANTINED);
      select.setInt(place, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          messages.add(WaitingMessage.of(row));
        }
      }
    }
    return messages;
  }

  /** Returns the message with this id, locked until the transaction ends. */
  static Optional<WaitingMessage> byTrace(Connection connection, String trace) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BY_TRACE)) {
      select.setString(1, trace);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(WaitingMessage.of(row)) : Optional.empty();
      }
    }
  }

  /** Returns whether a message waits for room in a mailbox of a domain. */
  static boolean waitsForRoom(Connection connection, WaitingMessage message, long domain)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(WAITS_FOR_ROOM)) {
      select.setLong(1, message.id());
      select.setLong(2, domain);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /**
   * Returns the message with its recipients.
   *
   * @param domain the domain of its administrators: of mail not from its accounts, they see only
   *     the recipients whose mailboxes it waits for
   */
  static QueuedMessage describe(Connection connection, WaitingMessage message, OptionalLong domain)
      throws SQLException {
    long only = message.domain().equals(domain) ? 0 : domain.orElse(0);
    List<QueuedRecipient> recipients = new ArrayList<>();
    Priority priority = Priority.LOW;
    boolean held = false;
    int count = 0;
    try (PreparedStatement select = connection.prepareStatement(RECIPIENTS)) {
      select.setLong(1, message.id());
      select.setLong(2, only);
      select.setLong(3, only);
      select.setInt(4, QueuedMessage.MOST_RECIPIENTS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          recipients.add(recipient(row));
          Priority own = Priority.values()[row.getInt("priority")];
          priority = own.compareTo(priority) < 0 ? own : priority;
          held |= row.getBoolean("held");
          count = row.getInt("recipients");
        }
      }
    }
    return new QueuedMessage(
        message.trace(),
        message.from().address(),
        message.arrived(),
        message.size(),
        priority,
        held,
        List.copyOf(recipients),
        count);
  }

  private static QueuedRecipient recipient(ResultSet row) throws SQLException {
    return new QueuedRecipient(
        row.getString("address"),
        row.getString("destination"),
        Work.values()[row.getInt("work")],
        row.getInt("attempts"),
        row.getObject("due", OffsetDateTime.class).toInstant(),
        row.getString("node"),
        row.getString("status"),
        row.getString("host"),
        row.getString("reply"));
  }
}
