package org.carillon.push.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.push.NewSubscription;
import org.carillon.push.PushSettings;
import org.carillon.push.PushSubscription;
import org.carillon.push.PushSubscriptions;
import org.carillon.push.PushTopic;
import org.carillon.push.internal.message.PushMessage;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Devices of callers, each caller's own account only. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PushOperations implements PushSubscriptions {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(PushOperations.class), "Push devices cannot be read");

  private static final int MOST_DEVICE = 100;
  private static final int MOST_KEY = 200;

  private static final int MARK = 8;

  private final SqlTransactions transactions;
  private final Settings settings;
  private final Addresses addresses;
  private final PushKey key;

  @Inject
  public PushOperations(
      SqlTransactions transactions, Settings settings, Addresses addresses, PushKey key) {
    this.transactions = transactions;
    this.settings = settings;
    this.addresses = addresses;
    this.key = key;
  }

  private Optional<Failure> refusal(Caller caller) {
    if (!caller.hasAccount()) {
      return Optional.of(new Failure.NotFound("account", caller.name()));
    }
    boolean isAllowed =
        addresses
            .account(caller.account())
            .filter(
                home ->
                    settings.value(
                        PushSettings.ALLOWED, Scope.account(home.domain(), home.account())))
            .isPresent();
    return isAllowed
        ? Optional.empty()
        : Optional.of(
            new Failure.NotAllowed(
                "push", "Push notifications are switched off for your account."));
  }

  @Override
  public Answer<String> key(Caller caller) {
    return tried(
        () -> {
          Optional<Failure> refusal = refusal(caller);
          return refusal.isPresent()
              ? Answer.failed(refusal.get())
              : new Answer.Done<>(key.get().text());
        });
  }

  @Override
  public Answer<List<PushSubscription>> list(Caller caller) {
    return tried(
        () ->
            new Answer.Done<>(
                transactions
                    .read((Connection connection) -> PushRows.all(connection, caller.account()))
                    .stream()
                    .map(PushOperations::shown)
                    .toList()));
  }

  private static PushSubscription shown(PushRows.Row row) {
    return new PushSubscription(
        row.id(),
        mark(row.endpoint()),
        row.device(),
        host(row.endpoint()).orElse(""),
        row.detailed(),
        row.topics(),
        row.since(),
        row.told());
  }

  private static String mark(String endpoint) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest, 0, MARK);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every JDK has SHA-256", never);
    }
  }

  /** Returns the host of a push service's address; empty if messages may not be sent there. */
  static Optional<String> host(String endpoint) {
    try {
      URI address = new URI(endpoint);
      boolean isFit =
          endpoint.length() <= LONGEST
              && endpoint.chars().allMatch(c -> c > ' ' && c < 0x7F)
              && "https".equalsIgnoreCase(address.getScheme())
              && address.getHost() != null
              && address.getUserInfo() == null
              && address.getFragment() == null;
      return isFit ? Optional.of(address.getHost()) : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public Answer<PushSubscription> subscribe(Caller caller, NewSubscription wanted) {
    byte[] point = decoded(wanted.key());
    byte[] secret = decoded(wanted.secret());
    String device = wanted.device().strip();
    if (host(wanted.endpoint()).isEmpty() || !PushMessage.isKey(point, secret)) {
      return Answer.failed(
          new Failure.Invalid(
              "endpoint",
              "no-subscription",
              "The endpoint is not a push subscription of a browser."));
    }
    if (device.length() > MOST_DEVICE || StoredText.isImpossible(device)) {
      return Answer.failed(new Failure.Invalid("device", "too-long", "The name is too long."));
    }
    PushRows.Row row =
        new PushRows.Row(
            0,
            caller.account(),
            wanted.endpoint(),
            point,
            secret,
            device,
            wanted.detailed(),
            Set.of(PushTopic.values()),
            Instant.EPOCH,
            Optional.empty(),
            0,
            0);
    return tried(
        () -> {
          Optional<Failure> refusal = refusal(caller);
          return refusal.isPresent()
              ? Answer.failed(refusal.get())
              : written(
                  connection -> PushRows.put(connection, row, MOST),
                  new Failure.Invalid(
                      "endpoint",
                      "too-many-devices",
                      "An account can have at most " + MOST + " devices. Remove one first."));
        });
  }

  private static byte[] decoded(String text) {
    try {
      return text.length() > MOST_KEY ? new byte[0] : Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  @Override
  public Answer<PushSubscription> detail(Caller caller, long id, boolean detailed) {
    return tried(
        () ->
            written(
                connection -> PushRows.detail(connection, caller.account(), id, detailed),
                new Failure.NotFound("device")));
  }

  @Override
  public Answer<PushSubscription> tell(Caller caller, long id, PushTopic topic, boolean tells) {
    return tried(
        () ->
            written(
                connection -> PushRows.tell(connection, caller.account(), id, topic, tells),
                new Failure.NotFound("device")));
  }

  @Override
  public Answer<PushSubscription> end(Caller caller, long id) {
    return tried(
        () ->
            written(
                connection -> PushRows.end(connection, caller.account(), id),
                new Failure.NotFound("device")));
  }

  @FunctionalInterface
  private interface Change {
    Optional<PushRows.Row> on(Connection connection) throws SQLException;
  }

  private Answer<PushSubscription> written(Change change, Failure otherwise) throws SQLException {
    return transactions
        .write((Connection connection) -> change.on(connection))
        .<Answer<PushSubscription>>map(row -> new Answer.Done<>(shown(row)))
        .orElseGet(() -> Answer.failed(otherwise));
  }

  @FunctionalInterface
  private interface Attempt<T> {
    Answer<T> make() throws SQLException;
  }

  private static <T> Answer<T> tried(Attempt<T> attempt) {
    try {
      return attempt.make();
    } catch (SQLException | PersistenceException | HomeKeyMissing away) {
      AWAY.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("Devices are not available at the moment."));
    }
  }
}
