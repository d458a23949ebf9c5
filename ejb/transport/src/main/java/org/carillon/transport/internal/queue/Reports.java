package org.carillon.transport.internal.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.settings.Settings;
import org.carillon.transport.internal.room.FullAccounts;
import org.carillon.transport.queue.QueueSettings;
import org.carillon.transport.queue.QueuedRecipient.Work;

/**
 * Records the result of a claimed queue entry, in the caller's transaction. Settled recipients
 * leave it; those to be reported move to a notice entry of the same message, so that no crash loses
 * a report.
 */
@ApplicationScoped
public class Reports {

  /** The pause of untried recipients, because the cause may last. */
  private static final Duration UNTRIED = Duration.ofSeconds(10);

  private static final String RECIPIENTS =
      "SELECT "
          + WaitingRecipient.COLUMNS
          + " FROM queue_recipient r WHERE r.consignment_id = ? ORDER BY r.id";

  private static final String REMOVE_RECIPIENT = "DELETE FROM queue_recipient WHERE id = ?";

  private static final String MOVE_RECIPIENT =
      "UPDATE queue_recipient SET consignment_id = ? WHERE id = ?";

  private static final String UPDATE_RECIPIENT =
      """
      UPDATE queue_recipient
      SET consignment_id = ?, warned = ?, action = ?, status = ?, host = ?, reply = ?,
        full_account = ?, full_octets = ?
      WHERE id = ?
      """;

  private static final String PUT_OFF =
      """
      UPDATE queue_consignment SET fence = NULL, node = NULL, attempts = ?,
        due = now() + ? * interval '1 millisecond'
      WHERE id = ?
      """;

  private static final String ADVANCE =
      """
      UPDATE queue_consignment SET destination = ?,
        due = now() + ? * interval '1 millisecond'
      WHERE fence = ?
      """;

  private static final String REMOVE_ENTRY = "DELETE FROM queue_consignment WHERE id = ?";

  private static final String REMOVE_MESSAGE =
      """
      DELETE FROM queue_message m WHERE m.id = ?
        AND NOT EXISTS (SELECT FROM queue_consignment c WHERE c.message_id = m.id)
      """;

  private final Enqueue enqueue;
  private final Settings settings;

  @Inject
  public Reports(Enqueue enqueue, Settings settings) {
    this.enqueue = enqueue;
    this.settings = settings;
  }

  /**
   * Records the results of an attempt.
   *
   * @param statuses by recipient id; recipients without one are due again at once, or after a pause
   *     if there is none at all
   * @return the kinds of work that may be due earlier than before; empty if the claim is lost and
   *     nothing was changed
   */
  public Optional<Set<Work>> apply(
      Connection connection, long fence, Map<Long, RecipientStatus> statuses) throws SQLException {
    Optional<LockedQueueEntry> found = LockedQueueEntry.byFence(connection, fence);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    LockedQueueEntry locked = found.get();
    int attempts = locked.attempts() + 1;
    Settlement settlement =
        Settlement.of(
            recipients(connection, locked.id()),
            statuses,
            locked.message(),
            attempts,
            RetrySchedule.of(settings));
    remove(connection, settlement.gone());
    boolean tells = tell(connection, locked, settlement);
    boolean stays = putOff(connection, locked, settlement, attempts);
    if (!stays) {
      update(connection, REMOVE_ENTRY, locked.id());
      update(connection, REMOVE_MESSAGE, locked.message().id());
    }
    return Optional.of(due(locked.work(), stays, tells));
  }

  /**
   * Records relayed recipients though the claim is lost, so that its new holder does not send to
   * them again. A recipient that was settled meanwhile stays.
   *
   * @return the kinds of work that are due; empty if nothing was changed
   */
  public Optional<Set<Work>> applyLate(Connection connection, Map<Long, RecipientStatus> statuses)
      throws SQLException {
    Set<Work> due = EnumSet.noneOf(Work.class);
    boolean changed = false;
    for (Map.Entry<Long, RecipientStatus> each : statuses.entrySet()) {
      if (!each.getValue().relayed()) {
        continue;
      }
      Optional<LockedQueueEntry> found = LockedQueueEntry.ofRecipient(connection, each.getKey());
      if (found.isPresent()) {
        changed = true;
        if (settle(connection, found.get(), each.getKey(), each.getValue())) {
          due.add(Work.NOTICE);
        }
      }
    }
    return changed ? Optional.of(due) : Optional.empty();
  }

  /** Settles one recipient of a queue entry and leaves the others as they are. */
  private boolean settle(
      Connection connection, LockedQueueEntry locked, long recipient, RecipientStatus status)
      throws SQLException {
    List<WaitingRecipient> all = recipients(connection, locked.id());
    Settlement settlement =
        Settlement.of(
            all.stream().filter(each -> each.id() == recipient).toList(),
            Map.of(recipient, status),
            locked.message(),
            locked.attempts(),
            RetrySchedule.of(settings));
    remove(connection, settlement.gone());
    boolean tells = tell(connection, locked, settlement);
    if (all.size() == 1) {
      update(connection, REMOVE_ENTRY, locked.id());
      update(connection, REMOVE_MESSAGE, locked.message().id());
    }
    return tells;
  }

  /**
   * Removes a queue entry with all its recipients, and its message with the last one.
   *
   * @return false if the claim is lost and nothing was changed
   */
  public boolean remove(Connection connection, long fence) throws SQLException {
    Optional<LockedQueueEntry> found = LockedQueueEntry.byFence(connection, fence);
    if (found.isEmpty()) {
      return false;
    }
    List<Long> all = recipients(connection, found.get().id()).stream().map(r -> r.id()).toList();
    remove(connection, all);
    update(connection, REMOVE_ENTRY, found.get().id());
    update(connection, REMOVE_MESSAGE, found.get().message().id());
    return true;
  }

  /**
   * Replaces a claimed queue entry with another one of the same message.
   *
   * @return false if the claim is lost and nothing was changed
   */
  public boolean replace(Connection connection, long fence, NewQueueEntry other)
      throws SQLException {
    Optional<LockedQueueEntry> found = LockedQueueEntry.byFence(connection, fence);
    if (found.isEmpty()) {
      return false;
    }
    long _ = enqueue.entry(connection, found.get().message(), found.get().priority(), other);
    return remove(connection, fence);
  }

  /**
   * Adds another queue entry to a claimed entry's message.
   *
   * @return false if the claim is lost and nothing was changed
   */
  public boolean add(Connection connection, long fence, NewQueueEntry other) throws SQLException {
    Optional<LockedQueueEntry> found = LockedQueueEntry.byFence(connection, fence);
    if (found.isEmpty()) {
      return false;
    }
    long _ = enqueue.entry(connection, found.get().message(), found.get().priority(), other);
    return true;
  }

  /**
   * Notes a claimed queue entry's progress, and renews the claim.
   *
   * @return false if the claim is lost and nothing was changed
   */
  public boolean advance(Connection connection, long fence, ExpansionProgress place)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(ADVANCE)) {
      update.setString(1, place.text());
      update.setLong(2, settings.value(QueueSettings.LEASE).toMillis());
      update.setLong(3, fence);
      return update.executeUpdate() == 1;
    }
  }

  private static Set<Work> due(Work work, boolean stays, boolean tells) {
    Set<Work> due = EnumSet.noneOf(Work.class);
    if (stays) {
      due.add(work);
    }
    if (tells) {
      due.add(Work.NOTICE);
    }
    return due;
  }

  private boolean tell(Connection connection, LockedQueueEntry locked, Settlement settlement)
      throws SQLException {
    if (settlement.told().isEmpty() && settlement.warnings().isEmpty()) {
      return false;
    }
    long notices =
        enqueue.entry(
            connection,
            locked.message(),
            locked.priority(),
            new NewQueueEntry(Work.NOTICE, "", 0, Duration.ZERO, settlement.warnings()));
    update(connection, notices, locked.message().size(), settlement.told());
    return true;
  }

  /** Delays tried recipients together, and untried ones in a separate entry if needed. */
  private boolean putOff(
      Connection connection, LockedQueueEntry locked, Settlement settlement, int attempts)
      throws SQLException {
    if (settlement.waiting().isEmpty()) {
      if (settlement.untried().isEmpty()) {
        return false;
      }
      putOff(
          connection,
          locked.id(),
          locked.attempts(),
          settlement.settled() ? Duration.ZERO : UNTRIED);
      return true;
    }
    update(connection, locked.id(), locked.message().size(), settlement.waiting());
    putOff(connection, locked.id(), attempts, settlement.pause());
    if (!settlement.untried().isEmpty()) {
      long again =
          enqueue.entry(
              connection,
              locked.message(),
              locked.priority(),
              new NewQueueEntry(
                  locked.work(),
                  locked.destination(),
                  locked.attempts(),
                  Duration.ZERO,
                  List.of()));
      move(connection, again, settlement.untried());
    }
    return true;
  }

  private static List<WaitingRecipient> recipients(Connection connection, long entry)
      throws SQLException {
    List<WaitingRecipient> recipients = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(RECIPIENTS)) {
      select.setLong(1, entry);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          recipients.add(WaitingRecipient.of(row));
        }
      }
    }
    return recipients;
  }

  private static void remove(Connection connection, List<Long> recipients) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(REMOVE_RECIPIENT)) {
      for (long recipient : recipients) {
        delete.setLong(1, recipient);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private static void move(Connection connection, long entry, List<Long> recipients)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(MOVE_RECIPIENT)) {
      for (long recipient : recipients) {
        update.setLong(1, entry);
        update.setLong(2, recipient);
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static void update(
      Connection connection, long entry, long size, List<WaitingRecipient> recipients)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE_RECIPIENT)) {
      for (WaitingRecipient recipient : recipients) {
        update.setLong(1, entry);
        update.setBoolean(2, recipient.warned());
        update.setString(3, recipient.action().map(Action::word).orElse(null));
        update.setString(4, recipient.status());
        update.setString(5, recipient.host());
        update.setString(6, recipient.reply());
        full(update, recipient, size);
        update.setLong(9, recipient.id());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static void full(PreparedStatement update, WaitingRecipient recipient, long size)
      throws SQLException {
    if (recipient.fullAccount().isPresent()) {
      update.setLong(7, recipient.fullAccount().getAsLong());
      update.setLong(8, FullAccounts.needed(size));
    } else {
      update.setNull(7, Types.BIGINT);
      update.setNull(8, Types.BIGINT);
    }
  }

  private static void putOff(Connection connection, long entry, int attempts, Duration pause)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(PUT_OFF)) {
      update.setInt(1, attempts);
      update.setLong(2, pause.toMillis());
      update.setLong(3, entry);
      update.executeUpdate();
    }
  }

  private static void update(Connection connection, String statement, long id) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      update.setLong(1, id);
      update.executeUpdate();
    }
  }
}
