package org.carillon.transport.internal.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.ReversePath.Body;
import org.carillon.contract.mail.ReversePath.ReturnContent;
import org.carillon.contract.mail.SenderOptions;

/**
 * A row of {@code queue_message}.
 *
 * @param trace its id
 * @param prefix trace fields before its content, whole lines; may be empty
 * @param domain the sender's local domain, if it has one
 * @param account the account that signed in to send it, if any; unknown for very old rows
 * @param arrived when it was accepted
 * @param age the time since then by the database's clock, which all nodes share
 */
public record WaitingMessage(
    long id,
    String trace,
    String prefix,
    long blob,
    long size,
    ReversePath from,
    OptionalLong domain,
    OptionalLong account,
    Instant arrived,
    Duration age) {

  /** The columns that {@link #of} reads, of a {@code queue_message m}. */
  public static final String COLUMNS =
      "m.id, m.trace, m.prefix, m.blob_id, m.size, m.reverse_path, m.eight_bit, m.utf8, m.return_content,"
          + " m.envelope_id, m.mt_priority, m.domain_id, m.account_id, m.arrived, now() AS present";

  /** Locks the message until the transaction ends; empty if there is none. */
  static Optional<WaitingMessage> lock(Connection connection, long id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT " + COLUMNS + " FROM queue_message m WHERE m.id = ? FOR UPDATE")) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(of(row)) : Optional.empty();
      }
    }
  }

  public static WaitingMessage of(ResultSet row) throws SQLException {
    long size = row.getLong("size");
    Instant arrived = row.getObject("arrived", OffsetDateTime.class).toInstant();
    Instant present = row.getObject("present", OffsetDateTime.class).toInstant();
    return new WaitingMessage(
        row.getLong("id"),
        row.getString("trace"),
        row.getString("prefix"),
        row.getLong("blob_id"),
        size,
        new ReversePath(
            row.getString("reverse_path"),
            size,
            row.getBoolean("eight_bit") ? Body.EIGHT_BIT_MIME : Body.SEVEN_BIT,
            row.getBoolean("utf8"),
            Optional.ofNullable(row.getString("return_content")).map(ReturnContent::valueOf),
            Optional.ofNullable(row.getString("envelope_id")),
            new SenderOptions(Optional.empty(), row.getInt("mt_priority"))),
        id(row, "domain_id"),
        id(row, "account_id"),
        arrived,
        Duration.between(arrived, present));
  }

  private static OptionalLong id(ResultSet row, String column) throws SQLException {
    long id = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
  }
}
