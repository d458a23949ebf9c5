package org.carillon.transport.internal.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.ReversePath.Body;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.database.PooledIds;
import org.carillon.transport.internal.room.FullAccounts;

/** Writes new rows of the queue, in the caller's transaction. */
@ApplicationScoped
public class Enqueue {

  private static final String MESSAGE =
      """
      INSERT INTO queue_message (id, trace, blob_id, size, reverse_path, eight_bit, utf8,
        return_content, envelope_id, domain_id, account_id, prefix, sent_on_by, made_by,
        not_before, arrived, mt_priority)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, greatest(now(), ?), ?)
      """;

  private static final String ENTRY =
      """
      INSERT INTO queue_consignment
        (id, message_id, work, destination, priority, sender, held, attempts, due)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, greatest(now() + ? * interval '1 millisecond', ?))
      """;

  private static final String RECIPIENT =
      """
      INSERT INTO queue_recipient (id, consignment_id, address, notify_on, original_recipient,
        action, status, host, reply, mailbox, flags, account, certain,
        full_account, full_octets)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** The increment of the queue's sequences. */
  private static final int BLOCK = 50;

  private final PooledIds messages;
  private final PooledIds entries;
  private final PooledIds recipients;

  @Inject
  public Enqueue(DataSource dataSource) {
    messages = new PooledIds(dataSource, "queue_message_seq", BLOCK);
    entries = new PooledIds(dataSource, "queue_consignment_seq", BLOCK);
    recipients = new PooledIds(dataSource, "queue_recipient_seq", BLOCK);
  }

  /** Queues a message with this blob as its content. */
  public void message(Connection connection, long blob, long size, NewMessage message)
      throws SQLException {
    long id = messages.next();
    ReversePath from = message.from();
    try (PreparedStatement insert = connection.prepareStatement(MESSAGE)) {
      insert.setLong(1, id);
      insert.setString(2, message.trace());
      insert.setLong(3, blob);
      insert.setLong(4, size + message.prefix().length());
      insert.setString(5, from.address());
      insert.setBoolean(6, from.body() == Body.EIGHT_BIT_MIME);
      insert.setBoolean(7, from.utf8());
      insert.setString(8, from.returnContent().map(Enum::name).orElse(null));
      insert.setString(9, from.envelopeId().orElse(null));
      insert.setNull(10, Types.BIGINT);
      insert.setNull(11, Types.BIGINT);
      insert.setString(12, message.prefix());
      insert.setString(13, null);
      insert.setString(14, null);
      OffsetDateTime notBefore = utc(message.notBefore());
      insert.setObject(15, notBefore, Types.TIMESTAMP_WITH_TIMEZONE);
      insert.setObject(16, notBefore, Types.TIMESTAMP_WITH_TIMEZONE);
      insert.setInt(17, from.options().priority());
      switch (message.origin()) {
        case MailOrigin.Submitted(long account, long domain) -> {
          insert.setLong(10, domain);
          insert.setLong(11, account);
        }
        case MailOrigin.SentOn(String domain) -> insert.setString(13, domain);
        case MailOrigin.Made(String domain) -> insert.setString(14, domain);
        case MailOrigin.Passed() -> {}
      }
      insert.executeUpdate();
    }
    Inherited inherited =
        new Inherited(
            id,
            message.priority().ordinal(),
            message.origin() instanceof MailOrigin.Submitted sender ? sender.account() : 0,
            message.held(),
            utc(message.notBefore()));
    try (PreparedStatement entry = connection.prepareStatement(ENTRY);
        PreparedStatement recipient = connection.prepareStatement(RECIPIENT)) {
      for (NewQueueEntry next : message.entries()) {
        long entryId = entries.next();
        add(entry, entryId, inherited, next);
        for (NewQueueEntry.Recipient each : next.recipients()) {
          add(recipient, recipients.next(), entryId, size, each);
        }
      }
      entry.executeBatch();
      recipient.executeBatch();
    }
  }

  /**
   * The values that queue entries copy from their message.
   *
   * @param sender the account that sent it; 0 for none
   * @param notBefore the earliest time of work on it; null for at once
   */
  private record Inherited(
      long message, int priority, long sender, boolean held, OffsetDateTime notBefore) {}

  private static OffsetDateTime utc(Optional<Instant> when) {
    return when.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
  }

  /**
   * Adds a queue entry to a queued message.
   *
   * @return its id
   */
  long entry(Connection connection, WaitingMessage message, int priority, NewQueueEntry entry)
      throws SQLException {
    long id = entries.next();
    try (PreparedStatement insert = connection.prepareStatement(ENTRY);
        PreparedStatement recipient = connection.prepareStatement(RECIPIENT)) {
      add(
          insert,
          id,
          new Inherited(message.id(), priority, message.account().orElse(0), false, null),
          entry);
      insert.executeBatch();
      for (NewQueueEntry.Recipient each : entry.recipients()) {
        add(recipient, recipients.next(), id, message.size(), each);
      }
      recipient.executeBatch();
    }
    return id;
  }

  private static void add(
      PreparedStatement insert, long id, Inherited inherited, NewQueueEntry entry)
      throws SQLException {
    insert.setLong(1, id);
    insert.setLong(2, inherited.message());
    insert.setInt(3, entry.work().ordinal());
    insert.setString(4, entry.destination());
    insert.setInt(5, inherited.priority());
    insert.setLong(6, inherited.sender());
    insert.setBoolean(7, inherited.held());
    insert.setInt(8, entry.attempts());
    insert.setLong(9, entry.pause().toMillis());
    insert.setObject(10, inherited.notBefore(), Types.TIMESTAMP_WITH_TIMEZONE);
    insert.addBatch();
  }

  private static void add(
      PreparedStatement insert, long id, long entry, long size, NewQueueEntry.Recipient recipient)
      throws SQLException {
    insert.setLong(1, id);
    insert.setLong(2, entry);
    insert.setString(3, recipient.path().address());
    insert.setInt(4, WaitingRecipient.bits(recipient.path().notifyOn()));
    insert.setString(5, recipient.path().originalRecipient().orElse(null));
    insert.setString(6, recipient.action().map(Action::word).orElse(null));
    insert.setString(7, recipient.status());
    insert.setString(8, recipient.host());
    insert.setString(9, recipient.reply());
    insert.setString(10, recipient.place().map(place -> place.mailbox().path()).orElse(null));
    insert.setString(11, recipient.place().map(FilingText::flags).orElse(null));
    insert.setObject(
        12, recipient.account().isPresent() ? recipient.account().getAsLong() : null, Types.BIGINT);
    insert.setBoolean(13, recipient.isCertain());
    boolean waits = recipient.fullAccount().isPresent();
    insert.setObject(14, waits ? recipient.fullAccount().getAsLong() : null, Types.BIGINT);
    insert.setObject(15, waits ? FullAccounts.needed(size) : null, Types.BIGINT);
    insert.addBatch();
  }
}
