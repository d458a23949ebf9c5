package org.carillon.hook.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.carillon.database.Statements;

/**
 * The messages that wait while a receiver is away. At most {@link #MOST_WAITING} wait; beyond that
 * the oldest are dropped, and one message with their number and time is posted first when the
 * receiver is back.
 */
final class HookBacklog {
  /** The kind of the message about dropped messages; every hook gets it. */
  static final String LOST = "backlog.lost";

  /** The most messages that wait for one hook. */
  static final int MOST_WAITING = 10_000;

  /** The number of messages dropped at a time, so that they are seldom counted. */
  static final int DROPPED = 100;

  private static final String WAITING =
      "select count(*) from web_hook_delivery where hook = ? and due is not null";

  /** Locked before the hook's own row, in the same order as when a message is posted. */
  private static final String LOCK =
      """
      select id from web_hook_delivery where hook = ? and kind = '%s' and due is not null
      for update
      """
          .formatted(LOST);

  private static final String DROP =
      """
      with gone as (
        delete from web_hook_delivery where id in (
          select id from web_hook_delivery where hook = ? and due is not null and kind <> '%s'
          order by id limit %d)
        returning created)
      update web_hook set lost = lost + (select count(*) from gone),
        lost_from = least(lost_from, (select min(created) from gone)),
        lost_to = greatest(lost_to, (select max(created) from gone))
      where id = ? returning lost, lost_from, lost_to
      """
          .formatted(LOST, DROPPED);

  /** Replaces the message even if the old one is being posted: its numbers are outdated. */
  private static final String SAY_MORE =
      "update web_hook_delivery set message = ?, body = ?, due = ?, since = now(), tries = 0"
          + " where hook = ? and kind = '%s' and due is not null".formatted(LOST);

  private static final String SAY =
      "insert into web_hook_delivery (hook, message, object, kind, body, created, since, due)"
          + " values (?, ?, 'backlog', '%s', ?, now(), now(), ?)".formatted(LOST);

  private static final String TOLD =
      "update web_hook set lost = 0, lost_from = null, lost_to = null where id = ?";

  private HookBacklog() {}

  private record Lost(long messages, Instant from, Instant to) {}

  /** Drops the oldest waiting messages if the maximum is reached. */
  static void makeRoom(Connection connection, long hook) throws SQLException {
    long waiting = Statements.first(connection, row -> row.getLong(1), WAITING, hook).orElseThrow();
    if (waiting < MOST_WAITING) {
      return;
    }
    Statements.rows(connection, row -> row.getLong(1), LOCK, hook);
    Optional<Lost> lost =
        Statements.first(
            connection,
            row ->
                new Lost(
                    row.getLong(1),
                    Statements.instant(row, "lost_from").orElseThrow(),
                    Statements.instant(row, "lost_to").orElseThrow()),
            DROP,
            hook,
            hook);
    if (lost.isPresent()) {
      say(connection, hook, lost.get());
    }
  }

  private static void say(Connection connection, long hook, Lost lost) throws SQLException {
    String message = "msg_" + UUID.randomUUID();
    String body = HookMessage.lost(lost.messages(), lost.from(), lost.to());
    // All remaining messages came later and are due later.
    if (Statements.update(connection, SAY_MORE, message, body, lost.from(), hook) == 0) {
      int _ = Statements.update(connection, SAY, hook, message, body, lost.from());
    }
  }

  /** Notes that the receiver knows of all dropped messages. */
  static void told(Connection connection, long hook) throws SQLException {
    int _ = Statements.update(connection, TOLD, hook);
  }
}
