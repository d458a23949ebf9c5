package org.carillon.calendar.internal.reminding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.calendar.CalendarPreferenceSettings;
import org.carillon.account.setting.NotificationLanguages;
import org.carillon.calendar.ReminderListener;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.scheduling.TransactionalMail;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.alarm.AlarmRing;
import org.carillon.format.icalendar.alarm.PendingAlarms;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.StoredObject;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.item.ItemKey;

/**
 * Writes the messages about alarms that rang, one object after the other, and has devices notified.
 * Only the account that owns the event is notified, no matter whom the alarm names. A message is
 * queued in the same transaction that records it, so exactly one is sent even if a node fails in
 * between.
 */
@ApplicationScoped
public class ReminderJob implements DueWork {
  private final ReminderRows rows;
  private final GroupwareObjects objects;
  private final ReminderIndex index;
  private final Addresses addresses;
  private final Settings settings;
  private final Supplier<TransactionalMail> mail;
  private final ServiceCallers behalf;
  private final Iterable<ReminderListener> news;

  @Inject
  public ReminderJob(
      SqlTransactions transactions,
      GroupwareObjects objects,
      ReminderIndex index,
      Addresses addresses,
      Settings settings,
      Instance<TransactionalMail> mail,
      ServiceCallers behalf,
      @Any Instance<ReminderListener> news) {
    this(
        transactions,
        objects,
        index,
        addresses,
        settings,
        (Supplier<TransactionalMail>) mail::get,
        behalf,
        news);
  }

  ReminderJob(
      SqlTransactions transactions,
      GroupwareObjects objects,
      ReminderIndex index,
      Addresses addresses,
      Settings settings,
      Supplier<TransactionalMail> mail,
      ServiceCallers behalf,
      Iterable<ReminderListener> news) {
    this.rows = new ReminderRows(transactions);
    this.objects = objects;
    this.index = index;
    this.addresses = addresses;
    this.settings = settings;
    this.mail = mail;
    this.behalf = behalf;
    this.news = news;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("reminders", "Sending reminders", ReminderRows.MESSAGES);
  }

  @Override
  public boolean take() throws SQLException, IOException {
    return rows.workOnMessage(due -> rows.later(due.id(), write(due)));
  }

  /** Writes a message about an alarm that rang, and returns when to look again. */
  private Optional<Instant> write(ReminderRows.Row row) throws SQLException, IOException {
    Optional<Caller> owner = behalf.of(row.account(), "reminders");
    Optional<Resolution.Local> home = addresses.account(row.account());
    if (owner.isEmpty() || home.isEmpty()) {
      return Optional.empty();
    }
    Answer<StoredObject> found = objects.open(owner.get(), row.mailbox(), new ItemKey(row.key()));
    if (found instanceof Answer.Failed<StoredObject>(Failure.TryLater(String why))) {
      throw new IOException(why);
    }
    if (!(found instanceof Answer.Done<StoredObject>(StoredObject stored))
        || !(CalendarObject.read(stored.octets())
            instanceof CalendarParseResult.Read(CalendarObject object))) {
      return Optional.empty();
    }
    Instant now = Instant.now();
    Instant since =
        row.written()
            .map(written -> written.plusMillis(1))
            .filter(written -> written.isAfter(now.minus(ReminderIndex.PAST)))
            .orElseGet(() -> now.minus(ReminderIndex.PAST));
    Scope scope = Scope.account(home.get().domain(), row.account());
    boolean isAnyMailed = settings.value(CalendarPreferenceSettings.BY_MAIL, scope);
    List<AlarmRing> rang =
        since.isAfter(now)
            ? List.of()
            : PendingAlarms.between(
                    object, new TimeSpan(since, now.plusMillis(1)), index.zone(row.account()))
                .stream()
                .filter(one -> isAnyMailed || one.isMail())
                .toList();
    if (!rang.isEmpty()) {
      send(row, home.get(), rang.getLast(), scope);
    }
    tell(row, object, now);
    return PendingAlarms.next(object, now, index.zone(row.account()));
  }

  /** Notifies of the last alarm that rang unacknowledged. It may do so repeatedly. */
  private void tell(ReminderRows.Row row, CalendarObject object, Instant now) throws SQLException {
    List<AlarmRing> rang =
        PendingAlarms.between(
                object,
                new TimeSpan(now.minus(ReminderIndex.PAST), now.plusMillis(1)),
                index.zone(row.account()))
            .stream()
            .filter(one -> !one.isMail())
            .toList();
    if (!rang.isEmpty()) {
      for (ReminderListener each : news) {
        each.rang(row.account(), row.mailbox(), new ItemKey(row.key()), rang.getLast().at());
      }
    }
  }

  /** Sends a single message even if several alarms of an event have rung meanwhile. */
  private void send(ReminderRows.Row row, Resolution.Local home, AlarmRing rang, Scope scope)
      throws IOException {
    Locale language = NotificationLanguages.one(settings, scope);
    byte[] message =
        new ReminderMessage(home.address(), rang, index.zone(row.account()), language)
            .octets("reminder." + row.id() + "." + rang.at().getEpochSecond(), Instant.now());
    String domain = home.address().substring(home.address().lastIndexOf('@') + 1);
    boolean _ =
        mail.get()
            .send(
                domain,
                home.address(),
                message,
                connection -> ReminderRows.written(connection, row.id(), rang.at()));
  }
}
