package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.scheduling.TransactionalMail;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;

/** The last state of meetings that others know, and the changes still to be sent. */
@ApplicationScoped
public class SchedulingRows {
  static final DueRows DUE = new DueRows("update scheduling", "id", "due", Duration.ofMinutes(10));

  private static final int MOST_TRIES = 12;

  /** True if a node sends the change. After a failure it may be sent twice at once. */
  private static final String IS_BEING_TOLD =
      "scheduling.tries = 0 and scheduling.due > now() + interval '%d seconds'"
          .formatted(DueRows.WORKED_ON.toSeconds());

  /** Keeps the state last sent; for a meeting without a row, the state stored now. */
  private static final String MARK =
      """
      insert into scheduling (account, uid, told, quiet, actor, due)\
       values (?, ?, ?, ?, ?, now() + ? * interval '1 second')\
       on conflict (account, uid) do update set mark = scheduling.mark + 1,\
       quiet = excluded.quiet, tries = 0,\
       actor = case when scheduling.due is null then excluded.actor\
       else coalesce(excluded.actor, scheduling.actor) end,\
       due = case when %s then scheduling.due else excluded.due end\
      """
          .formatted(IS_BEING_TOLD);

  /** Inserts a row for a change that another thread looked for before it was stored. */
  private static final String NOW =
      """
      insert into scheduling (account, uid, due) values (?, ?, now() + ? * interval '1 second')\
       on conflict (account, uid) do update set\
       due = case when %s then scheduling.due else excluded.due end\
      """
          .formatted(IS_BEING_TOLD);

  private static final String TOLD =
      """
      insert into scheduling (account, uid, told) values (?, ?, ?)\
       on conflict (account, uid) do update set told = excluded.told\
      """;

  /** Records a meeting. Without a row, others know the stored state ({@link #MARK}). */
  private static final String SETTLED =
      "update scheduling set told = ?, due = null where account = ? and uid = ?";

  private static final String FORGOTTEN = "delete from scheduling where account = ? and uid = ?";

  /** Selects the state that was last sent, if a change waits to be sent. */
  private static final String WAITING =
      "select told from scheduling where account = ? and uid = ? and due is not null for update";

  /** Selects whether others know the meeting and no node is sending the cancellation. */
  private static final String STILL_KNOWN =
      """
      select told is not null and not (%s) from scheduling where account = ? and uid = ? for update\
      """
          .formatted(IS_BEING_TOLD);

  private static final String SENT =
      "select recipient, digest from scheduling_sent where scheduling = ?";

  private static final String NOTE_SENT =
      """
      insert into scheduling_sent (scheduling, recipient, digest)\
       select id, ?, ? from scheduling where id = ?\
       on conflict (scheduling, recipient) do update set digest = excluded.digest\
      """;

  /** A change that was announced meanwhile is given a moment to happen. */
  private static final String DONE =
      """
      update scheduling set told = ?, tries = 0,\
       due = case when mark = ? then null else now() + interval '2 seconds' end\
       where id = ?\
      """;

  private static final String STAMP =
      """
      update scheduling\
       set stamp = greatest(date_trunc('second', now()), stamp + interval '1 second')\
       where id = ? returning stamp\
      """;

  private static final String FORGET_SENT = "delete from scheduling_sent where scheduling = ?";
  private static final String GONE = "delete from scheduling where id = ? and mark = ?";

  private static final String FAILED =
      """
      update scheduling set tries = case when mark = ? then tries + 1 else 0 end,\
       due = case when mark <> ? then now() + interval '2 seconds' when tries >= %d then null\
       else now() + interval '5 seconds' * power(2, tries) end where id = ?\
       returning due is null\
      """
          .formatted(MOST_TRIES);

  private final SqlTransactions transactions;

  @Inject
  public SchedulingRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A change that is to be sent.
   *
   * @param told the state that others know, or empty for none
   * @param actor the address of the user who made it, if that is not the account itself
   * @param mark the number of this change
   */
  record Change(
      long id,
      long account,
      String uid,
      Optional<byte[]> told,
      boolean quiet,
      Optional<String> actor,
      long mark) {}

  /** Does the same as the other method for a change by the account itself. */
  void mark(long account, String uid, Optional<byte[]> known, boolean quiet, Duration patience)
      throws SQLException {
    mark(account, uid, known, quiet, Optional.empty(), patience);
  }

  /**
   * Records, before an object is changed, that the change is to be sent.
   *
   * @param known the state stored now, which others know if nothing else is recorded
   * @param actor the address of the user who changes it, if that is not the account itself. A user
   *     who acted since the last notification is named in the next one, even if the account itself
   *     makes further changes.
   * @param patience how long to wait for the change before it is looked for
   */
  void mark(
      long account,
      String uid,
      Optional<byte[]> known,
      boolean quiet,
      Optional<String> actor,
      Duration patience)
      throws SQLException {
    write(MARK, marking(account, uid, known, quiet, actor, patience));
  }

  private static Values marking(
      long account,
      String uid,
      Optional<byte[]> known,
      boolean quiet,
      Optional<String> actor,
      Duration patience) {
    return statement -> {
      statement.setLong(1, account);
      statement.setString(2, uid);
      statement.setBytes(3, known.orElse(null));
      statement.setBoolean(4, quiet);
      statement.setString(5, actor.orElse(null));
      statement.setLong(6, patience.toSeconds());
    };
  }

  /** Records that the announced change was made and is to be sent now. */
  void changed(long account, String uid) throws SQLException {
    changed(account, uid, Duration.ZERO);
  }

  /** Records that the announced change was made. Its state is sent after a while. */
  void changed(long account, String uid, Duration later) throws SQLException {
    write(
        NOW,
        statement -> {
          statement.setLong(1, account);
          statement.setString(2, uid);
          statement.setLong(3, later.toSeconds());
        });
  }

  /** Records a state that others know because it came from them. */
  void told(long account, String uid, byte[] object) throws SQLException {
    write(
        TOLD,
        statement -> {
          statement.setLong(1, account);
          statement.setString(2, uid);
          statement.setBytes(3, object);
        });
  }

  /**
   * Records a state that was changed without notification. The next change is compared with it.
   *
   * @param object the object, or empty if it is gone, so that an object that comes back is new
   */
  void settled(long account, String uid, Optional<byte[]> object) throws SQLException {
    write(
        object.isPresent() ? SETTLED : FORGOTTEN,
        statement -> {
          int at = 1;
          if (object.isPresent()) {
            statement.setBytes(at++, object.get());
          }
          statement.setLong(at++, account);
          statement.setString(at, uid);
        });
  }

  /** Derives a new known state from the former one. */
  @FunctionalInterface
  interface Knowing {
    /** Returns the new state, or empty if no change waits to be sent. */
    byte[] after(Optional<byte[]> before);
  }

  /** Does the same as {@link #told} for the state that was sent before a waiting change. */
  void toldAs(long account, String uid, Knowing knowing) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          Optional<byte[]> before = Optional.empty();
          try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setLong(1, account);
            statement.setString(2, uid);
            try (ResultSet row = statement.executeQuery()) {
              if (row.next()) {
                before = Optional.ofNullable(row.getBytes(1));
              }
            }
          }
          try (PreparedStatement statement = connection.prepareStatement(TOLD)) {
            statement.setLong(1, account);
            statement.setString(2, uid);
            statement.setBytes(3, knowing.after(before));
            statement.executeUpdate();
          }
          return null;
        });
  }

  /**
   * Records that a deleted meeting is back.
   *
   * @return whether others were, or are being, notified of its deletion
   */
  boolean returned(long account, String uid, Duration patience) throws SQLException {
    return transactions.write(
        connection -> {
          boolean isStillKnown = false;
          try (PreparedStatement statement = connection.prepareStatement(STILL_KNOWN)) {
            statement.setLong(1, account);
            statement.setString(2, uid);
            try (ResultSet row = statement.executeQuery()) {
              isStillKnown = row.next() && row.getBoolean(1);
            }
          }
          try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            marking(account, uid, Optional.empty(), false, Optional.empty(), patience)
                .set(statement);
            statement.executeUpdate();
          }
          return !isStillKnown;
        });
  }

  /** Takes the change that has waited longest and has it sent, or returns false if none waits. */
  <X extends Exception> boolean work(DueRows.Work<Change, X> telling) throws SQLException, X {
    return DUE.work(
        transactions,
        row ->
            new Change(
                row.getLong("id"),
                row.getLong("account"),
                row.getString("uid"),
                Optional.ofNullable(row.getBytes("told")),
                row.getBoolean("quiet"),
                Optional.ofNullable(row.getString("actor")),
                row.getLong("mark")),
        telling);
  }

  /** Returns the recipients notified of a change, with the messages' digests. */
  Map<String, byte[]> sent(Change change) throws SQLException {
    return transactions.read(
        connection -> {
          Map<String, byte[]> sent = new HashMap<>();
          try (PreparedStatement statement = connection.prepareStatement(SENT)) {
            statement.setLong(1, change.id());
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                sent.put(row.getString(1), row.getBytes(2));
              }
            }
          }
          return sent;
        });
  }

  /** Records, in the transaction of the message itself, that a recipient is notified. */
  static TransactionalMail.Rows sending(Change change, String recipient, byte[] digest) {
    return connection -> noteSent(connection, change, recipient, digest);
  }

  void noteSent(Change change, String recipient, byte[] digest) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          noteSent(connection, change, recipient, digest);
          return null;
        });
  }

  private static void noteSent(
      Connection connection, Change change, String recipient, byte[] digest) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOTE_SENT)) {
      statement.setString(1, recipient);
      statement.setBytes(2, digest);
      statement.setLong(3, change.id());
      statement.executeUpdate();
    }
  }

  /** Records that all recipients are notified. A change made meanwhile is sent next. */
  void done(Change change, Optional<byte[]> now) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          if (now.isEmpty() && execute(connection, GONE, change.id(), change.mark()) > 0) {
            return null;
          }
          try (PreparedStatement statement = connection.prepareStatement(DONE)) {
            statement.setBytes(1, now.orElse(null));
            statement.setLong(2, change.mark());
            statement.setLong(3, change.id());
            statement.executeUpdate();
          }
          execute(connection, FORGET_SENT, change.id());
          return null;
        });
  }

  /**
   * Returns the timestamp for the messages of a change: whole seconds, later than that of the last
   * messages about the meeting. Of two messages with the same DTSTAMP, the second is ignored (RFC
   * 5546 §2.1.5).
   */
  Instant stamp(Change change) throws SQLException {
    return transactions.write(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(STAMP)) {
            statement.setLong(1, change.id());
            try (ResultSet row = statement.executeQuery()) {
              return row.next()
                  ? row.getObject(1, OffsetDateTime.class).toInstant()
                  : Instant.now().truncatedTo(ChronoUnit.SECONDS);
            }
          }
        });
  }

  /**
   * Schedules another attempt; after half a day there is none.
   *
   * @return whether this was the last attempt
   */
  boolean failed(Change change) throws SQLException {
    return transactions.write(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FAILED)) {
            statement.setLong(1, change.mark());
            statement.setLong(2, change.mark());
            statement.setLong(3, change.id());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() && row.getBoolean(1);
            }
          }
        });
  }

  private static int execute(Connection connection, String sql, long... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setLong(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  @FunctionalInterface
  private interface Values {
    void set(PreparedStatement statement) throws SQLException;
  }

  private void write(String sql, Values values) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            values.set(statement);
            statement.executeUpdate();
          }
          return null;
        });
  }
}
