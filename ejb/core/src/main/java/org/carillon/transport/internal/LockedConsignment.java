package org.carillon.transport.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.transport.QueuedRecipient.Work;

/**
 * A claimed consignment, locked until the transaction ends. Its message is locked before it: so do
 * all who lock both.
 */
record LockedConsignment(
    long id, Work work, String destination, int priority, int attempts, WaitingMessage message) {

  private static final String MESSAGE_OF =
      "SELECT message_id FROM queue_consignment WHERE fence = ?";

  private static final String CONSIGNMENT =
      """
      SELECT id, work, destination, priority, attempts FROM queue_consignment
      WHERE fence = ? FOR UPDATE
      """;

  /** Locks it; empty when the claim is overtaken or the message was removed. */
  static Optional<LockedConsignment> byFence(Connection connection, long fence)
      throws SQLException {
    OptionalLong messageId = messageOf(connection, fence);
    if (messageId.isEmpty()) {
      return Optional.empty();
    }
    Optional<WaitingMessage> message = WaitingMessage.lock(connection, messageId.getAsLong());
    return message.isEmpty() ? Optional.empty() : read(connection, fence, message.get());
  }

  private static OptionalLong messageOf(Connection connection, long fence) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MESSAGE_OF)) {
      select.setLong(1, fence);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private static Optional<LockedConsignment> read(
      Connection connection, long fence, WaitingMessage message) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(CONSIGNMENT)) {
      select.setLong(1, fence);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new LockedConsignment(
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
