package org.carillon.transport.internal.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.database.SqlTransactions;
import org.carillon.store.QuotaCheck;
import org.carillon.store.QuotaCheck.Held;
import org.carillon.store.Target;

/** The full accounts that queued mail waits for. */
@ApplicationScoped
public class FullAccounts {

  /** Selects for each account the message that needs least room, by one index read each. */
  private static final String WAITED_FOR =
      """
      WITH RECURSIVE waited (account, octets) AS (
        (SELECT full_account, full_octets FROM queue_recipient
          WHERE full_account > ? ORDER BY full_account, full_octets LIMIT 1)
        UNION ALL
        SELECT n.full_account, n.full_octets FROM waited w CROSS JOIN LATERAL (
          SELECT r.full_account, r.full_octets FROM queue_recipient r
          WHERE r.full_account > w.account
          ORDER BY r.full_account, r.full_octets LIMIT 1) n)
      SELECT w.account, w.octets, a.domain, a.messages AS held_messages, a.octets AS held_octets
      FROM (SELECT * FROM waited LIMIT ?) w JOIN mail_account a ON a.account = w.account
      ORDER BY w.account
      """;

  private static final String WAKE =
      """
      UPDATE queue_consignment c SET due = now()
      WHERE c.fence IS NULL AND NOT c.held AND c.due > now() AND c.id IN (
        SELECT r.consignment_id FROM queue_recipient r
        WHERE r.full_account = ? AND r.full_octets <= ? ORDER BY r.full_octets LIMIT 100)
      """;

  private static final String COUNT =
      """
      SELECT count(*), coalesce(sum(full_octets), 0) FROM (
        SELECT full_octets FROM queue_recipient WHERE full_account = ? LIMIT ?) AS waiting
      """;

  private static final String IN_ALL =
      "SELECT coalesce(sum(full_octets), 0) FROM queue_recipient WHERE full_account IS NOT NULL";

  private static final String DOMAIN = "SELECT domain FROM mail_account WHERE account = ?";

  /** The maximum age of the cached sum, which is read for each recipient. */
  private static final Duration SUM_AGE = Duration.ofSeconds(2);

  private static final int PAGE = 500;

  private final SqlTransactions database;
  private final QuotaCheck quotas;

  /** The cached sum of all waiting octets. */
  private volatile Sum sum = new Sum(0, Optional.empty());

  @Inject
  public FullAccounts(SqlTransactions database, QuotaCheck quotas) {
    this.database = database;
    this.quotas = quotas;
  }

  /** Returns the octets needed for a message of that size, with its prefix. */
  public static long needed(long size) {
    return size + Target.MOST_PREFIX;
  }

  /**
   * The mail that waits for an account.
   *
   * @param messages the number of messages, counted up to the given maximum
   * @param octets the room these need
   */
  public record Waiting(long messages, long octets) {}

  private record Sum(long octets, Optional<Instant> read) {}

  /**
   * Returns the mail that waits for an account.
   *
   * @param most the most messages to count
   */
  public Waiting waitingFor(long account, long most) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setLong(1, account);
            select.setLong(2, most);
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return new Waiting(row.getLong(1), row.getLong(2));
            }
          }
        });
  }

  /** Returns the octets that wait for all accounts together, at most two seconds old. */
  public long waitingInAll() throws SQLException {
    Sum known = sum;
    Instant now = Instant.now();
    if (known.read.filter(then -> then.isAfter(now.minus(SUM_AGE))).isPresent()) {
      return known.octets;
    }
    long octets =
        database.read(
            connection -> {
              try (PreparedStatement select = connection.prepareStatement(IN_ALL);
                  ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
              }
            });
    sum = new Sum(octets, Optional.of(now));
    return octets;
  }

  /** Returns the domain of an account that has a mailbox. */
  public OptionalLong domain(long account) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(DOMAIN)) {
            select.setLong(1, account);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
          }
        });
  }

  private record Waited(long account, long octets, long domain, Held held) {}

  /**
   * Makes mail due for accounts that have room now. A message is made due only if it would fit
   * alone; if it does not fit after all it waits again.
   *
   * @return the number of queue entries
   */
  public int wake() throws SQLException {
    int woken = 0;
    long after = 0;
    List<Waited> page;
    do {
      long from = after;
      page = database.read(connection -> waited(connection, from));
      for (Waited each : page) {
        after = each.account;
        if (quotas.takes(each.domain, each.account, each.held, each.octets)) {
          woken += wake(each);
        }
      }
    } while (page.size() == PAGE);
    return woken;
  }

  private static List<Waited> waited(Connection connection, long after) throws SQLException {
    List<Waited> page = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(WAITED_FOR)) {
      select.setLong(1, after);
      select.setInt(2, PAGE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          page.add(
              new Waited(
                  row.getLong("account"),
                  row.getLong("octets"),
                  row.getLong("domain"),
                  new Held(row.getLong("held_messages"), row.getLong("held_octets"))));
        }
      }
    }
    return page;
  }

  private int wake(Waited waited) throws SQLException {
    long room = quotas.room(waited.domain, waited.account, waited.held);
    return database.write(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(WAKE)) {
            update.setLong(1, waited.account);
            update.setLong(2, room);
            return update.executeUpdate();
          }
        });
  }
}
