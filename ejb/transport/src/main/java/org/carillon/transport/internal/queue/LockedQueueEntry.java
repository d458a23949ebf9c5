package org.carillon.transport.internal.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.transport.queue.QueuedRecipient.Work;

/** A claimed queue entry, locked until the transaction ends, after its message. */
record LockedQueueEntry(
    long id, Work work, String destination, int priority, int attempts, WaitingMessage message) {

  private static final String COLUMNS = "c.id, c.work, c.destination, c.priority, c.attempts";

  private static final String MESSAGE_OF =
      "SELECT message_id FROM queue_consignment WHERE fence = ?";

  private static final String ENTRY =
      "SELECT " + COLUMNS + " FROM queue_consignment c WHERE c.fence = ? FOR UPDATE";

  private static final String MESSAGE_OF_RECIPIENT =
      """
      SELECT c.message_id FROM queue_recipient r
      JOIN queue_consignment c ON c.id = r.consignment_id WHERE r.id = ?
      """;

  /** Selects the entry only if the recipient is not settled yet. */
  private static final String ENTRY_OF_RECIPIENT =
      "SELECT "
          + COLUMNS
          + " FROM queue_recipient r JOIN queue_consignment c ON c.id = r.consignment_id"
          + " WHERE r.id = ? AND c.work = "
          + Work.RELAY.ordinal()
          + " FOR UPDATE";

  /** Locks the entry; empty if the claim is lost or the message was removed. */
  static Optional<LockedQueueEntry> byFence(Connection connection, long fence) throws SQLException {
    return lock(connection, fence, MESSAGE_OF, ENTRY);
  }

  /** Locks the relay entry of a recipient, whoever has claimed it. */
  static Optional<LockedQueueEntry> ofRecipient(Connection connection, long recipient)
      throws SQLException {
    return lock(connection, recipient, MESSAGE_OF_RECIPIENT, ENTRY_OF_RECIPIENT);
  }

  private static Optional<LockedQueueEntry> lock(
      Connection connection, long key, String messageOf, String entry) throws SQLException {
    OptionalLong messageId = messageOf(connection, messageOf, key);
    if (messageId.isEmpty()) {
      return Optional.empty();
    }
    Optional<WaitingMessage> message = WaitingMessage.lock(connection, messageId.getAsLong());
    return message.isEmpty() ? Optional.empty() : read(connection, entry, key, message.get());
  }

  private static OptionalLong messageOf(Connection connection, String statement, long key)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(statement)) {
      select.setLong(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private static Optional<LockedQueueEntry> read(
      Connection connection, String statement, long key, WaitingMessage message)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(statement)) {
      select.setLong(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new LockedQueueEntry(
                    row.getLong("id"),
                    Work.values()[row.getInt("work")],
                    row.getString("destination"),
                    row.getInt("priority"),
                    row.getInt("attempts"),
                    message))
            : Optional.empty();
      }
    }
  }
}
