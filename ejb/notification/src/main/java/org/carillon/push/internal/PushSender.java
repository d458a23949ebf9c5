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
import org.carillon.fetch.PostAnswer;
import org.carillon.fetch.WebFetch;
import org.carillon.push.PushSettings;
import org.carillon.push.internal.message.PushMessage;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Posts messages to the devices' push services, if the account may use them. */
@ApplicationScoped
public class PushSender {
  private static final Logger LOG = Logger.getLogger(PushSender.class);

  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 9;

  private final SqlTransactions transactions;
  private final Settings settings;
  private final Addresses addresses;
  private final PushKey key;
  private final WebFetch web;

  @Inject
  public PushSender(
      SqlTransactions transactions,
      Settings settings,
      Addresses addresses,
      PushKey key,
      WebFetch web) {
    this.transactions = transactions;
    this.settings = settings;
    this.addresses = addresses;
    this.key = key;
    this.web = web;
  }

  /**
   * A message.
   *
   * @param text the text that the device's worker reads
   * @param topic a device that was off gets only the last message of a topic (RFC 8030 §5.4)
   * @param urgency RFC 8030 §5.3
   * @param kept how long it is kept for a device that is switched off
   */
  record Message(String text, String topic, String urgency, Duration kept) {}

  enum Outcome {
    TAKEN,
    /** The message is to be tried again. */
    NOT_TAKEN,
    /** Its push service no longer knows the device, which was deleted. */
    GONE
  }

  /** Returns the account's address; empty if its devices may not be notified. */
  Optional<Resolution.Local> allowed(long account) {
    return addresses
        .account(account)
        .filter(
            one ->
                settings.value(PushSettings.ALLOWED, Scope.account(one.domain(), one.account())));
  }

  /** Returns the pause after so many failures in a row. */
  static Duration rest(int failures) {
    return FIRST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
  }

  /** Posts a message, and forgets the device if the push service no longer knows it. */
  Outcome send(PushRows.Row device, Message message) throws SQLException, InterruptedException {
    PostAnswer answer = post(device, message);
    if (answer.isTaken()) {
      return Outcome.TAKEN;
    }
    LOG.debugf("A device of account %d was not notified: %s", device.account(), answer.why());
    return switch (answer.status()) {
      // RFC 8030 §7.3; a key that is not the one subscribed with: RFC 8292 §4.2.
      case 404, 410, 401, 403 -> {
        transactions.write((Connection connection) -> PushRows.drop(connection, device.id()));
        yield Outcome.GONE;
      }
      default -> Outcome.NOT_TAKEN;
    };
  }

  private PostAnswer post(PushRows.Row device, Message message) throws InterruptedException {
    URI address = URI.create(device.endpoint());
    byte[] octets =
        PushMessage.encrypted(
            message.text().getBytes(StandardCharsets.UTF_8), device.key(), device.secret());
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
            Map.entry("TTL", Long.toString(message.kept().toSeconds())),
            Map.entry("Urgency", message.urgency()),
            Map.entry("Topic", message.topic())));
  }
}
