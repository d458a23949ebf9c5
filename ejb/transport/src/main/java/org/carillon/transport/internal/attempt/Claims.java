package org.carillon.transport.internal.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.queue.Lease;
import org.carillon.database.SqlTransactions;
import org.carillon.node.Life;
import org.carillon.settings.Settings;
import org.carillon.transport.internal.queue.WaitingMessage;
import org.carillon.transport.internal.queue.WaitingRecipient;
import org.carillon.transport.queue.Priority;
import org.carillon.transport.queue.QueueSettings;
import org.carillon.transport.queue.QueuedRecipient.Work;

/**
 * Claims due queue entries for this node. Any number of nodes claim at once: a row that another one
 * is claiming is skipped (SKIP LOCKED), and a claimed row is not due before its lease ends. Time is
 * the database's. A claim reads from the front of an index, one priority after the other, so its
 * cost does not depend on the queue's length.
 */
@ApplicationScoped
public class Claims {

  private static final String DUE =
      """
      SELECT c.id, c.destination, c.sender FROM queue_consignment c
      WHERE c.work = ? AND c.priority = ? AND NOT c.held AND c.due <= now()
        AND c.destination <> ALL (?) AND c.sender <> ALL (?)
        AND c.id <> ALL (?)
      ORDER BY c.due LIMIT ? FOR UPDATE SKIP LOCKED
      """;

  private static final String TAKE =
      """
      UPDATE queue_consignment
      SET fence = nextval('queue_fence_seq'), node = ?, due = now() + ? * interval '1 millisecond'
      WHERE id = ANY (?)
      """;

  private static final String TAKEN =
      "SELECT c.id AS consignment, c.fence, c.destination, "
          + WaitingMessage.COLUMNS
          + " FROM queue_consignment c JOIN queue_message m ON m.id = c.message_id"
          + " WHERE c.id = ANY (?) ORDER BY c.priority, c.id";

  private static final String RECIPIENTS =
      "SELECT r.consignment_id, "
          + WaitingRecipient.COLUMNS
          + " FROM queue_recipient r WHERE r.consignment_id = ANY (?) ORDER BY r.id";

  private static final String RENEW =
      """
      UPDATE queue_consignment SET due = now() + ? * interval '1 millisecond'
      WHERE fence = ANY (?) RETURNING fence
      """;

  private static final String NEXT_DUE =
      """
      SELECT extract(epoch FROM min(n.due) - now()) * 1000
      FROM unnest(?::int[]) AS p (priority) CROSS JOIN LATERAL (
        SELECT min(c.due) AS due FROM queue_consignment c
        WHERE c.work = ? AND c.priority = p.priority AND NOT c.held) n
      """;

  private static final String GIVE_BACK =
      """
      UPDATE queue_consignment SET fence = NULL, node = NULL, due = now()
      WHERE fence IS NOT NULL AND split_part(node, '/', 1) = ? AND node <> ?
      """;

  private static final int[] PRIORITIES =
      Stream.of(Priority.values()).mapToInt(Priority::ordinal).toArray();

  private final SqlTransactions database;
  private final Settings settings;

  private final Life life;

  @Inject
  public Claims(SqlTransactions database, Settings settings, Life life) {
    this.database = database;
    this.settings = settings;
    this.life = life;
  }

  /**
   * Claims due entries, by priority and then by due time.
   *
   * @param most the most entries to claim
   * @param room called for each candidate; those it has no room for stay unclaimed
   */
  public List<Claim> claim(Work work, int most, ActiveClaims.Room room) throws SQLException {
    Lease lease = Lease.of(settings.value(QueueSettings.LEASE));
    return database.write(
        connection -> {
          List<Long> ids = new ArrayList<>();
          for (Priority priority : Priority.values()) {
            ids.addAll(due(connection, work, priority, most - ids.size(), room));
          }
          return ids.isEmpty() ? List.of() : take(connection, ids, lease);
        });
  }

  /**
   * Renews claims for the time of a new one.
   *
   * @return the new leases, by the fences of valid claims
   */
  Map<Long, Lease> renew(Collection<Long> fences) throws SQLException {
    Lease lease = Lease.of(settings.value(QueueSettings.LEASE));
    Set<Long> held =
        database.write(
            connection -> {
              Set<Long> renewed = new HashSet<>();
              try (PreparedStatement update = connection.prepareStatement(RENEW)) {
                update.setLong(1, lease.length().toMillis());
                update.setArray(2, connection.createArrayOf("bigint", fences.toArray()));
                try (ResultSet row = update.executeQuery()) {
                  while (row.next()) {
                    renewed.add(row.getLong(1));
                  }
                }
              }
              return renewed;
            });
    Map<Long, Lease> leases = new HashMap<>();
    held.forEach(fence -> leases.put(fence, lease));
    return leases;
  }

  /** Returns the time until the next queue entry is due; at most 0 if one is, empty if none. */
  Optional<Duration> nextDue(Work work) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement ask = connection.prepareStatement(NEXT_DUE)) {
            ask.setObject(1, PRIORITIES);
            ask.setInt(2, work.ordinal());
            try (ResultSet row = ask.executeQuery()) {
              row.next();
              double millis = row.getDouble(1);
              return row.wasNull()
                  ? Optional.empty()
                  : Optional.of(Duration.ofMillis((long) Math.ceil(millis)));
            }
          }
        });
  }

  /** Releases the claims of this node's earlier processes, known to have ended. */
  public int giveBack() throws SQLException {
    return database.write(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(GIVE_BACK)) {
            update.setString(1, life.node());
            update.setString(2, life.id());
            return update.executeUpdate();
          }
        });
  }

  /**
   * Finds due entries of a priority. If the front of the index belongs to one sender or destination
   * that has no room for more, the query is repeated without it, so that one backlog delays nobody
   * else. Each repetition closes at least one of them.
   */
  private static List<Long> due(
      Connection connection, Work work, Priority priority, int most, ActiveClaims.Room room)
      throws SQLException {
    List<Long> ids = new ArrayList<>();
    boolean more = most > 0;
    while (more) {
      int wanted = most - ids.size();
      int read = due(connection, work, priority, wanted, room, ids);
      more = read == wanted && ids.size() < most;
    }
    return ids;
  }

  /** Adds the candidates there is room for, and returns how many were read. */
  private static int due(
      Connection connection,
      Work work,
      Priority priority,
      int wanted,
      ActiveClaims.Room room,
      List<Long> ids)
      throws SQLException {
    int read = 0;
    try (PreparedStatement select = connection.prepareStatement(DUE)) {
      select.setInt(1, work.ordinal());
      select.setInt(2, priority.ordinal());
      select.setArray(3, connection.createArrayOf("text", room.closedDestinations().toArray()));
      select.setArray(4, connection.createArrayOf("bigint", room.closedSenders().toArray()));
      select.setArray(5, connection.createArrayOf("bigint", ids.toArray()));
      select.setInt(6, wanted);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          read++;
          if (room.take(row.getString("destination"), row.getLong("sender"))) {
            ids.add(row.getLong("id"));
          }
        }
      }
    }
    return read;
  }

  private List<Claim> take(Connection connection, List<Long> ids, Lease lease) throws SQLException {
    Array array = connection.createArrayOf("bigint", ids.toArray());
    try (PreparedStatement update = connection.prepareStatement(TAKE)) {
      update.setString(1, life.id());
      update.setLong(2, lease.length().toMillis());
      update.setArray(3, array);
      update.executeUpdate();
    }
    Map<Long, List<WaitingRecipient>> recipients = recipients(connection, array);
    List<Claim> claims = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(TAKEN)) {
      select.setArray(1, array);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long entry = row.getLong("consignment");
          claims.add(
              new Claim(
                  entry,
                  row.getLong("fence"),
                  lease,
                  row.getString("destination"),
                  WaitingMessage.of(row),
                  recipients.getOrDefault(entry, List.of())));
        }
      }
    }
    return claims;
  }

  private static Map<Long, List<WaitingRecipient>> recipients(Connection connection, Array of)
      throws SQLException {
    Map<Long, List<WaitingRecipient>> recipients = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(RECIPIENTS)) {
      select.setArray(1, of);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          recipients
              .computeIfAbsent(row.getLong("consignment_id"), id -> new ArrayList<>())
              .add(WaitingRecipient.of(row));
        }
      }
    }
    return recipients;
  }
}
