package org.carillon.push.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.setting.HostSettings;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.fetch.PostAnswer;
import org.carillon.policy.fetch.WebFetch;
import org.carillon.push.PushSettings;
import org.carillon.push.internal.message.PushMessage;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * Tells one device after the other. A device that two nodes tell, one after the other, shows one
 * notification: the second takes the place of the first.
 */
@ApplicationScoped
public class PushTurn {
  private static final Logger LOG = Logger.getLogger(PushTurn.class);

  /** How long a push service keeps a message for a device that is switched off. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 9;

  /** Some days, with rests that double up to eight hours. */
  private static final int MOST_FAILURES = 20;

  private static final String LINE = "mail";

  private final SqlTransactions transactions;
  private final Settings settings;
  private final Addresses addresses;
  private final InboxNews news;
  private final PushKey key;
  private final WebFetch web;

  /** Made by the container. */
  @Inject
  public PushTurn(
      SqlTransactions transactions,
      Settings settings,
      Addresses addresses,
      InboxNews news,
      PushKey key,
      WebFetch web) {
    this.transactions = transactions;
    this.settings = settings;
    this.addresses = addresses;
    this.news = news;
    this.key = key;
    this.web = web;
  }

  /** Notes to whose devices mail came; whether there were any. */
  boolean notice() throws SQLException {
    return transactions.write((Connection connection) -> PushRows.notice(connection)) > 0;
  }

  /** Tells one; whether there was one to tell. */
  boolean take() throws SQLException, InterruptedException {
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
    if (now.text().isEmpty() || !isAllowed(device.account())) {
      settle(device, now.last(), false);
      return;
    }
    PostAnswer answer = send(device, now.text().get());
    switch (answer.status()) {
      // RFC 8030 §7.3; a key that is not the one subscribed with: RFC 8292 §4.2.
      case 404, 410, 401, 403 -> {
        LOG.debugf("A device of account %d is gone: %d", device.account(), answer.status());
        transactions.write((Connection connection) -> PushRows.drop(connection, device.id()));
      }
      default -> {
        if (answer.isTaken()) {
          settle(device, now.last(), true);
        } else {
          LOG.debugf("A device of account %d was not told: %s", device.account(), answer.why());
          failed(device);
        }
      }
    }
  }

  private PostAnswer send(PushRows.Row device, String text) throws InterruptedException {
    URI address = URI.create(device.endpoint());
    byte[] octets =
        PushMessage.encrypted(text.getBytes(StandardCharsets.UTF_8), device.key(), device.secret());
    String said = settings.value(PushSettings.CONTACT);
    String contact = said.isEmpty() ? "postmaster@" + settings.value(HostSettings.HOST_NAME) : said;
    String origin =
        "https://"
            + address.getHost()
            + (address.getPort() < 0 || address.getPort() == 443 ? "" : ":" + address.getPort());
    return web.post(
        address,
        "application/octet-stream",
        octets,
        List.of(
            Map.entry("Authorization", key.get().authorization(origin, contact, Instant.now())),
            Map.entry("Content-Encoding", "aes128gcm"),
            Map.entry("TTL", Long.toString(KEPT.toSeconds())),
            Map.entry("Urgency", "normal"),
            // RFC 8030 §5.4: a device that was switched off is told once, not of each.
            Map.entry("Topic", LINE)));
  }

  private boolean isAllowed(long account) {
    Optional<Resolution.Local> home = addresses.account(account);
    return home.filter(
            one -> settings.value(PushSettings.ALLOWED, Scope.account(one.domain(), one.account())))
        .isPresent();
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
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(device.failures(), MOST_DOUBLINGS));
    transactions.write((Connection connection) -> PushRows.failed(connection, device.id(), rest));
  }
}
