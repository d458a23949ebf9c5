package org.carillon.push.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;

/** Notifies one device after the other of mail. A repeated notification replaces the first. */
@ApplicationScoped
public class NewMailDelivery implements DueWork {
  private static final Duration KEPT = Duration.ofDays(1);

  /** The most attempts, over some days, since the pauses double up to eight hours. */
  private static final int MOST_FAILURES = 20;

  private static final String LINE = "mail";

  /** The deliveries at once, of which a slow push service blocks only one. */
  private static final int AT_ONCE = 4;

  private final SqlTransactions transactions;
  private final InboxNews news;
  private final PushSender post;

  @Inject
  public NewMailDelivery(SqlTransactions transactions, InboxNews news, PushSender post) {
    this.transactions = transactions;
    this.news = news;
    this.post = post;
  }

  /** Marks the devices of accounts that got mail; false if there are none. */
  boolean notice() throws SQLException {
    return transactions.write((Connection connection) -> PushRows.notice(connection)) > 0;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("push", "Sending push notifications of mail", PushRows.DUE).several(AT_ONCE);
  }

  @Override
  public boolean take() throws SQLException, InterruptedException {
    Optional<PushRows.Row> due =
        transactions.write((Connection connection) -> PushRows.claim(connection));
    if (due.isPresent()) {
      tell(due.get());
    }
    return due.isPresent();
  }

  private void tell(PushRows.Row device) throws SQLException, InterruptedException {
    Optional<InboxNews.News> found =
        news.since(device.account(), device.toldUid(), device.detailed());
    if (found.isEmpty()) {
      failed(device);
      return;
    }
    InboxNews.News now = found.get();
    if (now.text().isEmpty() || post.allowed(device.account()).isEmpty()) {
      settle(device, now.last(), false);
      return;
    }
    switch (post.send(device, new PushSender.Message(now.text().get(), LINE, "normal", KEPT))) {
      case TAKEN -> settle(device, now.last(), true);
      case NOT_TAKEN -> failed(device);
      case GONE -> {
        // Its row was deleted with it.
      }
    }
  }

  private void settle(PushRows.Row device, long uid, boolean isTold) throws SQLException {
    transactions.write(
        (Connection connection) -> PushRows.told(connection, device.id(), uid, isTold));
  }

  private void failed(PushRows.Row device) throws SQLException {
    if (device.failures() >= MOST_FAILURES) {
      transactions.write((Connection connection) -> PushRows.drop(connection, device.id()));
      return;
    }
    transactions.write(
        (Connection connection) ->
            PushRows.failed(connection, device.id(), PushSender.rest(device.failures())));
  }
}
