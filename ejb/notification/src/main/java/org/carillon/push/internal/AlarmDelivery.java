package org.carillon.push.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.people.PersonZones;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.AppearanceSettings;
import org.carillon.calendar.Reminder;
import org.carillon.calendar.Reminders;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.format.sentence.SingleLineText;
import org.carillon.json.Json;
import org.carillon.push.internal.message.PushMessage;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.item.ItemKey;

/**
 * Notifies one device after the other of an alarm that rang. The text is read from the event at
 * that time: if the alarm was acknowledged elsewhere meanwhile, nothing is sent.
 */
@ApplicationScoped
public class AlarmDelivery implements DueWork {
  private static final int MOST_WORDS = 160;

  /** The most attempts, over some hours, since the pauses double. */
  private static final int MOST_FAILURES = 8;

  /** The shortest time that a push service keeps a reminder for a device that is switched off. */
  private static final Duration SHORTEST = Duration.ofMinutes(10);

  private static final Duration LONGEST = Duration.ofDays(1);

  /** The octets of a topic: RFC 8030 §5.4 has room for 32 characters. */
  private static final int TOPIC = 24;

  /** The deliveries at once, of which a slow push service blocks only one. */
  private static final int AT_ONCE = 2;

  private final SqlTransactions transactions;
  private final Settings settings;
  private final PersonZones zones;
  private final ServiceCallers behalf;
  private final Reminders reminders;
  private final PushSender post;

  @Inject
  public AlarmDelivery(
      SqlTransactions transactions,
      Settings settings,
      PersonZones zones,
      ServiceCallers behalf,
      Reminders reminders,
      PushSender post) {
    this.transactions = transactions;
    this.settings = settings;
    this.zones = zones;
    this.behalf = behalf;
    this.reminders = reminders;
    this.post = post;
  }

  void sweep() throws SQLException {
    int _ = transactions.write((Connection connection) -> AlarmRows.sweep(connection));
  }

  @Override
  public DueKind kind() {
    return DueKind.of("alarms", "Sending push notifications of reminders", AlarmRows.DUE)
        .several(AT_ONCE);
  }

  @Override
  public boolean take() throws SQLException, InterruptedException {
    Optional<AlarmRows.Row> due =
        transactions.write((Connection connection) -> AlarmRows.claim(connection));
    if (due.isPresent()) {
      tell(due.get());
    }
    return due.isPresent();
  }

  private void tell(AlarmRows.Row alarm) throws SQLException, InterruptedException {
    Optional<PushRows.Row> device =
        transactions.read(
            (Connection connection) ->
                PushRows.one(connection, alarm.account(), alarm.subscription()));
    Optional<Resolution.Local> home = post.allowed(alarm.account());
    Optional<Caller> owner = behalf.of(alarm.account(), "push");
    if (device.isEmpty() || home.isEmpty() || owner.isEmpty()) {
      told(alarm);
      return;
    }
    switch (reminders.ringing(owner.get(), alarm.mailbox(), new ItemKey(alarm.key()))) {
      case Answer.Done<Optional<Reminder>>(Optional<Reminder> ringing) -> {
        if (ringing.isPresent()) {
          send(alarm, device.get(), message(home.get(), ringing.get(), device.get().detailed()));
        } else {
          told(alarm);
        }
      }
      case Answer.Failed<Optional<Reminder>> _ -> failed(alarm);
    }
  }

  private void send(AlarmRows.Row alarm, PushRows.Row device, PushSender.Message message)
      throws SQLException, InterruptedException {
    switch (post.send(device, message)) {
      case TAKEN -> told(alarm);
      case NOT_TAKEN -> failed(alarm);
      case GONE -> {
        // Its alarms were deleted with it.
      }
    }
  }

  private void told(AlarmRows.Row alarm) throws SQLException {
    int _ = transactions.write((Connection connection) -> AlarmRows.told(connection, alarm.id()));
  }

  private void failed(AlarmRows.Row alarm) throws SQLException {
    if (alarm.failures() >= MOST_FAILURES) {
      told(alarm);
      return;
    }
    int _ =
        transactions.write(
            (Connection connection) ->
                AlarmRows.failed(connection, alarm.id(), PushSender.rest(alarm.failures())));
  }

  private PushSender.Message message(Resolution.Local home, Reminder reminder, boolean isDetailed) {
    Scope scope = Scope.account(home.domain(), home.account());
    return new PushSender.Message(
        text(
            reminder,
            zones.of(home).getId(),
            settings.value(AppearanceSettings.LANGUAGE, scope),
            isDetailed),
        topic(reminder),
        "high",
        kept(reminder, Instant.now()));
  }

  /**
   * Returns the text for the device's service worker, in the account's language and zone. It links
   * to the page of current alarms if the event's key is too long for a push service.
   */
  static String text(Reminder reminder, String zone, String language, boolean isDetailed) {
    JsonObjectBuilder words =
        Json.createObjectBuilder()
            .add("calendar", Long.toString(reminder.collection()))
            .add("rang", reminder.rang().toString());
    if (isDetailed) {
      words
          .add("title", SingleLineText.of(reminder.title(), MOST_WORDS))
          .add("place", SingleLineText.of(reminder.place(), MOST_WORDS))
          .add("zone", zone)
          .add("allDay", reminder.isAllDay());
      reminder.start().ifPresent(start -> words.add("start", start.toString()));
      if (!language.equals(Appearance.AUTO)) {
        words.add("language", language);
      }
    }
    JsonObject without = words.build();
    String whole =
        text(
            Json.createObjectBuilder(without)
                .add("key", reminder.key().value())
                .add("instance", reminder.instance())
                .build());
    return whole.getBytes(StandardCharsets.UTF_8).length <= PushMessage.MOST_TEXT
        ? whole
        : text(without);
  }

  private static String text(JsonObject reminder) {
    return Json.createObjectBuilder().add("reminder", reminder).build().toString();
  }

  static Duration kept(Reminder reminder, Instant now) {
    Duration until = reminder.start().map(start -> Duration.between(now, start)).orElse(SHORTEST);
    return until.compareTo(SHORTEST) < 0
        ? SHORTEST
        : until.compareTo(LONGEST) > 0 ? LONGEST : until;
  }

  private static String topic(Reminder reminder) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (reminder.collection() + " " + reminder.key().value())
                      .getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, TOPIC);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every JDK has SHA-256", never);
    }
  }
}
