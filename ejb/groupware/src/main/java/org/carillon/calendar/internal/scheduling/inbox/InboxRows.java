package org.carillon.calendar.internal.scheduling.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.calendar.scheduling.InboxMessage;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.database.SqlTransactions;

@ApplicationScoped
public class InboxRows {
  private static final String ADD =
      "insert into scheduling_message (account, object) values (?, ?)";

  /** Keeps the newest messages of an account, and those only for some months. */
  private static final String TRIM =
      """
      delete from scheduling_message where account = ?\
       and (arrived < now() - interval '90 days' or id <= (select id from scheduling_message\
       where account = ? order by id desc offset %d limit 1))\
      """
          .formatted(SchedulingInbox.MOST);

  private static final String MESSAGES =
      """
      select id, object, arrived from scheduling_message where account = ? and id > ?\
       order by id limit %d\
      """
          .formatted(SchedulingInbox.PAGE);

  private static final String NAMED =
      """
      select id, object, arrived from scheduling_message where account = ? and id = any (?)\
       order by id limit %d\
      """
          .formatted(SchedulingInbox.PAGE);

  private static final String STATE =
      """
      select coalesce(max(id), 0) || '-' || coalesce(min(id), 0) || '-' || count(*)\
       from scheduling_message where account = ?\
      """;

  private static final String REMOVE =
      "delete from scheduling_message where account = ? and id = ?";

  private static final String CALENDAR = "select calendar from scheduling_inbox where account = ?";

  private static final String CHOOSE_CALENDAR =
      """
      insert into scheduling_inbox (account, calendar) values (?, ?)\
       on conflict (account) do update set calendar = excluded.calendar\
      """;

  private static final String AVAILABILITY =
      "select availability from scheduling_inbox where account = ?";

  private static final String CHOOSE_AVAILABILITY =
      """
      insert into scheduling_inbox (account, availability) values (?, ?)\
       on conflict (account) do update set availability = excluded.availability\
      """;

  /**
   * The largest message that is kept in the inbox, in octets. Larger ones are in the calendar only,
   * because the inbox does not count towards the account's quota.
   */
  private static final int MOST_OCTETS = 100_000;

  private final SqlTransactions transactions;

  @Inject
  public InboxRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  public void add(long account, byte[] object) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          add(connection, account, object);
          return null;
        });
  }

  /** Adds a message in the transaction that makes the change. */
  public static void add(Connection connection, long account, byte[] object) throws SQLException {
    if (object.length > MOST_OCTETS) {
      return;
    }
    try (PreparedStatement add = connection.prepareStatement(ADD);
        PreparedStatement trim = connection.prepareStatement(TRIM)) {
      add.setLong(1, account);
      add.setBytes(2, object);
      add.executeUpdate();
      trim.setLong(1, account);
      trim.setLong(2, account);
      trim.executeUpdate();
    }
  }

  /** Returns a page of messages: those with larger numbers than {@code after}. */
  public List<InboxMessage> messages(long account, long after) throws SQLException {
    return messages(
        MESSAGES,
        (connection, statement) -> {
          statement.setLong(1, account);
          statement.setLong(2, after);
        });
  }

  /** Returns the messages of the given numbers. */
  public List<InboxMessage> messages(long account, List<Long> ids) throws SQLException {
    return messages(
        NAMED,
        (connection, statement) -> {
          statement.setLong(1, account);
          statement.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
        });
  }

  public String state(long account) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(STATE)) {
            statement.setLong(1, account);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? row.getString(1) : "";
            }
          }
        });
  }

  @FunctionalInterface
  private interface Asked {
    void set(Connection connection, PreparedStatement statement) throws SQLException;
  }

  private List<InboxMessage> messages(String query, Asked asked) throws SQLException {
    return transactions.read(
        connection -> {
          List<InboxMessage> found = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(query)) {
            asked.set(connection, statement);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                found.add(
                    new InboxMessage(
                        row.getLong(1),
                        row.getBytes(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
              }
            }
          }
          return found;
        });
  }

  public boolean remove(long account, long id) throws SQLException {
    return transactions.write(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setLong(1, account);
            statement.setLong(2, id);
            return statement.executeUpdate() > 0;
          }
        });
  }

  public OptionalLong calendar(long account) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CALENDAR)) {
            statement.setLong(1, account);
            try (ResultSet row = statement.executeQuery()) {
              long id = row.next() ? row.getLong(1) : 0;
              return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
            }
          }
        });
  }

  public void chooseCalendar(long account, OptionalLong calendar) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CHOOSE_CALENDAR)) {
            statement.setLong(1, account);
            statement.setObject(2, calendar.isPresent() ? calendar.getAsLong() : null);
            statement.executeUpdate();
          }
          return null;
        });
  }

  Optional<byte[]> availability(long account) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(AVAILABILITY)) {
            statement.setLong(1, account);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.<byte[]>empty();
            }
          }
        });
  }

  void chooseAvailability(long account, Optional<byte[]> availability) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CHOOSE_AVAILABILITY)) {
            statement.setLong(1, account);
            statement.setBytes(2, availability.orElse(null));
            statement.executeUpdate();
          }
          return null;
        });
  }
}
