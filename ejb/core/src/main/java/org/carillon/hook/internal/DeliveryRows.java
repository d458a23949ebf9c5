package org.carillon.hook.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.hook.HookDelivery;
import org.carillon.hook.WebHooks;

/** The rows of messages. */
final class DeliveryRows {
  /** A hook whose receiver takes nothing gathers no more than that. */
  static final int MOST_WAITING = 10_000;

  private static final String INSERT =
      """
      insert into web_hook_delivery (hook, message, object, kind, body, created, since, due)\
       select ?, ?, ?, ?, ?, now(), now(), now() where (select count(*) from web_hook_delivery w\
       where w.hook = ? and w.due is not null) < %d\
      """
          .formatted(MOST_WAITING);

  /**
   * Longer than one is posted in. Of an object only the first that waits is taken, also while
   * another node posts it: it stays due.
   */
  private static final String CLAIM =
      """
      update web_hook_delivery set due = now() + interval '25 seconds' where id = (\
      select w.id from web_hook_delivery w join web_hook h on h.id = w.hook\
       where w.due <= now() and h.enabled and (h.rest is null or h.rest <= now())\
       and not exists (select from web_hook_delivery b where b.hook = w.hook\
       and b.object = w.object and b.id < w.id and b.due is not null)\
       order by w.due, w.id limit 1 for update of w skip locked) returning *\
      """;

  private static final String TAKEN =
      "update web_hook_delivery set due = null, tries = tries + 1, answer = ?, why = '',"
          + " answered = now() where id = ?";

  /** After its days nobody tries any more. */
  private static final String FAILED =
      """
      update web_hook_delivery set tries = tries + 1, answer = ?, why = ?, answered = now(),\
       due = case when since > now() - ? * interval '1 second'\
       then now() + ? * interval '1 second' end where id = ?\
      """;

  private static final String LATEST =
      "select * from web_hook_delivery where hook = ? order by id desc limit "
          + WebHooks.MOST_SHOWN;

  private static final String AGAIN =
      "update web_hook_delivery set due = now(), since = now() where hook = ? and message = ?"
          + " returning *";

  private static final String SWEEP =
      "delete from web_hook_delivery where due is null and created < now() - interval '7 days'";

  private DeliveryRows() {}

  /** A message that is to be posted. */
  record Row(long id, long hook, String message, String text, int tries) {
    byte[] body() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Adds one; whether there was room. */
  static boolean add(
      Connection connection, long hook, String message, String object, String kind, String body)
      throws SQLException {
    return update(connection, INSERT, hook, message, object, kind, body, hook) > 0;
  }

  /** Takes the one that is due for longest and may be posted now. */
  static Optional<Row> claim(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CLAIM);
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Row(
                  row.getLong("id"),
                  row.getLong("hook"),
                  row.getString("message"),
                  row.getString("body"),
                  row.getInt("tries")))
          : Optional.empty();
    }
  }

  static void taken(Connection connection, long id, int answer) throws SQLException {
    update(connection, TAKEN, answer, id);
  }

  /**
   * It is posted again later, unless it was for days.
   *
   * @param patience for how long it is tried altogether
   */
  static void failed(
      Connection connection, long id, int answer, String why, Duration rest, Duration patience)
      throws SQLException {
    update(connection, FAILED, answer, why, patience.toSeconds(), rest.toSeconds(), id);
  }

  static List<HookDelivery> latest(Connection connection, long hook) throws SQLException {
    return rows(connection, LATEST, hook);
  }

  /** Has one posted once more. */
  static Optional<HookDelivery> again(Connection connection, long hook, String message)
      throws SQLException {
    return rows(connection, AGAIN, hook, message).stream().findFirst();
  }

  /** Forgets what was taken or given up long ago. */
  static void sweep(Connection connection) throws SQLException {
    update(connection, SWEEP);
  }

  private static List<HookDelivery> rows(Connection connection, String query, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      HookRows.fill(statement, values);
      List<HookDelivery> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              new HookDelivery(
                  row.getString("message"),
                  row.getString("kind"),
                  HookRows.moment(row, "created").orElse(Instant.EPOCH),
                  HookRows.moment(row, "due"),
                  row.getInt("tries"),
                  row.getInt("answer"),
                  row.getString("why"),
                  HookRows.moment(row, "answered")));
        }
      }
      return found;
    }
  }

  private static int update(Connection connection, String text, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      HookRows.fill(statement, values);
      return statement.executeUpdate();
    }
  }
}
