package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.fetch.PostAnswer;
import org.carillon.fetch.WebFetch;
import org.carillon.node.FairSlots;

/**
 * Posts one message after the other. If the first node dies, another posts the message again with
 * the same id, so that its receiver can ignore the second.
 */
@ApplicationScoped
public class HookDeliveryWorker implements DueWork {
  private static final Duration PATIENCE = Duration.ofDays(3);

  /** The number of messages that a node posts at the same time. */
  static final int AT_ONCE = 12;

  /** The number of those that may be for one account, one domain, or the server. */
  static final int SHARE = 2;

  private static final Duration FIRST_REST = Duration.ofSeconds(5);
  private static final Duration LONGEST_REST = Duration.ofHours(4);
  private static final int MOST_DOUBLINGS = 12;
  private static final int MOST_WHY = 300;

  private final SqlTransactions transactions;
  private final WebFetch web;
  private final HookSecret secrets;
  private final FairSlots<Long> places = new FairSlots<>(AT_ONCE, SHARE);

  @Inject
  public HookDeliveryWorker(SqlTransactions transactions, WebFetch web, HookSecret secrets) {
    this.transactions = transactions;
    this.web = web;
    this.secrets = secrets;
  }

  @Override
  public DueKind kind() {
    return new DueKind("hooks", "Delivering to web hooks", AT_ONCE, List.of(DeliveryRows.DUE));
  }

  @Override
  public boolean take() throws SQLException, InterruptedException {
    Optional<DeliveryRows.Row> due = claim();
    if (due.isPresent()) {
      deliver(due.get());
    }
    return due.isPresent();
  }

  /** Claims a message, which the caller must post; empty if none may be posted now. */
  Optional<DeliveryRows.Row> claim() throws SQLException {
    return places.choose(
        sated ->
            transactions.write((Connection connection) -> DeliveryRows.claim(connection, sated)),
        DeliveryRows.Row::owner);
  }

  /** Posts a claimed message. */
  void deliver(DeliveryRows.Row message) throws SQLException, InterruptedException {
    try {
      tell(message);
    } finally {
      places.leave(Set.of(message.owner()));
    }
  }

  private void tell(DeliveryRows.Row message) throws SQLException, InterruptedException {
    Optional<HookRows.Row> hook =
        transactions.read((Connection connection) -> HookRows.one(connection, message.hook()));
    if (hook.isEmpty()) {
      return; // The hook was deleted meanwhile, and the message with it.
    }
    PostAnswer answer = post(hook.get(), message.message(), message.body());
    transactions.write(
        (Connection connection) -> {
          settle(connection, hook.get(), message, answer);
          return true;
        });
  }

  PostAnswer post(HookRows.Row hook, String message, byte[] body) throws InterruptedException {
    Instant now = Instant.now();
    return web.post(
        URI.create(hook.hook().address()),
        "application/json",
        body,
        List.of(
            Map.entry("webhook-id", message),
            Map.entry("webhook-timestamp", Long.toString(now.getEpochSecond())),
            Map.entry("webhook-signature", secrets.signature(hook, message, now, body))));
  }

  private static void settle(
      Connection connection, HookRows.Row hook, DeliveryRows.Row message, PostAnswer answer)
      throws SQLException {
    if (answer.isTaken()) {
      boolean isTold = DeliveryRows.taken(connection, message, answer.status());
      HookRows.taken(connection, hook.id());
      if (isTold && message.kind().equals(HookBacklog.LOST)) {
        HookBacklog.told(connection, hook.id());
      }
      return;
    }
    String why =
        answer.why().length() > MOST_WHY ? answer.why().substring(0, MOST_WHY) : answer.why();
    DeliveryRows.failed(
        connection, message.id(), answer.status(), why, rest(message.tries()), PATIENCE);
    if (answer.status() == 410) {
      HookRows.pause(
          connection,
          hook.id(),
          "The web hook was switched off, because its address answered that it is gone"
              + " (410).");
    } else {
      HookRows.failed(
          connection,
          hook.id(),
          why,
          isOfAddress(answer.status()),
          rest(hook.failures()).toSeconds(),
          PATIENCE.toSeconds());
    }
  }

  /** Returns whether any other message would fail at the address, too. */
  private static boolean isOfAddress(int status) {
    return status == 0 || status == 408 || status == 429 || status >= 500;
  }

  /** Returns the pause, which doubles with each failure, up to {@code LONGEST_REST}. */
  static Duration rest(int failures) {
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }
}
