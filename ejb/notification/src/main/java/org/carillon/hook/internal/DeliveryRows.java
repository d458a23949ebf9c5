package org.carillon.hook.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.database.Statements;
import org.carillon.due.DueKind;
import org.carillon.hook.HookDelivery;
import org.carillon.hook.WebHooks;

final class DeliveryRows {
  /** The next message that may be posted: disabled and paused hooks have none. */
  static final DueKind.Source DUE =
      new DueKind.Source(
          "web_hook_delivery",
          """
          (select min(greatest(h.rest, (select min(d.due) from web_hook_delivery d where d.hook = h.id)))
           from web_hook h where h.enabled)\
          """);

  private static final String INSERT =
      "insert into web_hook_delivery (hook, message, object, kind, body, created, since, due)"
          + " values (?, ?, ?, ?, ?, now(), now(), now())";

  /**
   * Claims a message for longer than a post takes. Of an object only the first waiting message is
   * claimed, also while another node posts it: it stays due. Of each hook with waiting messages
   * only one is read, however many wait.
   */
  private static final String CLAIM =
      """
      with recursive waiting (hook) as (
        (select min(hook) from web_hook_delivery where due is not null)
        union all
        select (select min(d.hook) from web_hook_delivery d
          where d.due is not null and d.hook > w.hook) from waiting w where w.hook is not null),
      next as (
        select d.id, c.owner from (
          select f.id, f.due, coalesce(h.account, -h.domain, 0) as owner
          from waiting join web_hook h on h.id = waiting.hook cross join lateral (
            select o.id, o.due from web_hook_delivery o
            where o.hook = h.id and o.due <= now()
              and not exists (select from web_hook_delivery b where b.hook = o.hook
                and b.object = o.object and b.id < o.id and b.due is not null)
            order by o.due, o.id limit 1) f
          where h.enabled and (h.rest is null or h.rest <= now())) c
        join web_hook_delivery d on d.id = c.id
        where d.due <= now() and c.owner <> all (?)
        order by c.due, c.id limit 1 for update of d skip locked)
      update web_hook_delivery w set due = now() + interval '25 seconds' from next
      where w.id = next.id returning w.*, next.owner
      """;

  private static final String TAKEN =
      "update web_hook_delivery set due = null, tries = tries + 1, answer = ?, why = '',"
          + " answered = now() where id = ? and message = ?";

  /** Messages older than the limit are not tried again. */
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

  /**
   * A message that is to be posted.
   *
   * @param owner the hook's owner: an account's id, a domain's id negated, 0 for the server
   */
  record Row(long id, long hook, long owner, String message, String kind, String text, int tries) {
    byte[] body() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Adds a message; when too many wait, the oldest are dropped. */
  static void add(
      Connection connection, long hook, String message, String object, String kind, String body)
      throws SQLException {
    HookBacklog.makeRoom(connection, hook);
    int _ = Statements.update(connection, INSERT, hook, message, object, kind, body);
  }

  /**
   * Claims the message that has been due longest among those that may be posted now.
   *
   * @param sated the owners whose messages are skipped, as in {@link Row#owner}
   */
  static Optional<Row> claim(Connection connection, Set<Long> sated) throws SQLException {
    return Statements.first(
        connection,
        row ->
            new Row(
                row.getLong("id"),
                row.getLong("hook"),
                row.getLong("owner"),
                row.getString("message"),
                row.getString("kind"),
                row.getString("body"),
                row.getInt("tries")),
        CLAIM,
        sated.stream().mapToLong(Long::longValue).toArray());
  }

  /** Notes that a message was accepted; false if its text changed, so that it is posted again. */
  static boolean taken(Connection connection, Row message, int answer) throws SQLException {
    return Statements.update(connection, TAKEN, answer, message.id(), message.message()) > 0;
  }

  /**
   * Schedules another attempt, unless the message is older than {@code patience}.
   *
   * @param patience the longest time during which it is tried
   */
  static void failed(
      Connection connection, long id, int answer, String why, Duration rest, Duration patience)
      throws SQLException {
    int _ =
        Statements.update(
            connection, FAILED, answer, why, patience.toSeconds(), rest.toSeconds(), id);
  }

  static List<HookDelivery> latest(Connection connection, long hook) throws SQLException {
    return Statements.rows(connection, DeliveryRows::shown, LATEST, hook);
  }

  /** Schedules a message to be posted again. */
  static Optional<HookDelivery> again(Connection connection, long hook, String message)
      throws SQLException {
    return Statements.first(connection, DeliveryRows::shown, AGAIN, hook, message);
  }

  /** Deletes old messages that were accepted or given up. */
  static void sweep(Connection connection) throws SQLException {
    int _ = Statements.update(connection, SWEEP);
  }

  private static HookDelivery shown(ResultSet row) throws SQLException {
    return new HookDelivery(
        row.getString("message"),
        row.getString("kind"),
        Statements.instant(row, "created").orElse(Instant.EPOCH),
        Statements.instant(row, "due"),
        row.getInt("tries"),
        row.getInt("answer"),
        row.getString("why"),
        Statements.instant(row, "answered"));
  }
}
