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
import org.carillon.account.behalf.OnBehalf;
import org.carillon.account.calendar.CalendarHabitSettings;
import org.carillon.account.setting.LetterLanguages;
import org.carillon.calendar.ReminderNews;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.scheduling.OwnMailWithRows;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarReading;
import org.carillon.format.icalendar.alarm.AlarmRing;
import org.carillon.format.icalendar.alarm.RingingAlarms;
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
public class ReminderTurn implements DueWork {
  private final ReminderRows rows;
  private final GroupwareObjects objects;
  private final ReminderIndex index;
  private final Addresses addresses;
  private final Settings settings;
  private final Supplier<OwnMailWithRows> mail;
  private final OnBehalf behalf;
  private final Iterable<ReminderNews> news;

  @Inject
  public ReminderTurn(
      SqlTransactions transactions,
      GroupwareObjects objects,
      ReminderIndex index,
      Addresses addresses,
      Settings settings,
      Instance<OwnMailWithRows> mail,
      OnBehalf behalf,
      @Any Instance<ReminderNews> news) {
    this(
        transactions,
        objects,
        index,
        addresses,
        settings,
        (Supplier<OwnMailWithRows>) mail::get,
        behalf,
        news);
  }

  ReminderTurn(
      SqlTransactions transactions,
      GroupwareObjects objects,
      ReminderIndex index,
      Addresses addresses,
      Settings settings,
      Supplier<OwnMailWithRows> mail,
      OnBehalf behalf,
      Iterable<ReminderNews> news) {
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
    return DueKind.of("reminders", "Writing reminders", ReminderRows.LETTERS);
  }

  @Override
  public boolean take() throws SQLException, IOException {
    return rows.workOnLetter(due -> rows.later(due.id(), write(due)));
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
            instanceof CalendarReading.Read(CalendarObject object))) {
      return Optional.empty();
    }
    Instant now = Instant.now();
    Instant since =
        row.written()
            .map(written -> written.plusMillis(1))
            .filter(written -> written.isAfter(now.minus(ReminderIndex.PAST)))
            .orElseGet(() -> now.minus(ReminderIndex.PAST));
    Scope scope = Scope.account(home.get().domain(), row.account());
    boolean isAnyMailed = settings.value(CalendarHabitSettings.BY_MAIL, scope);
    List<AlarmRing> rang =
        since.isAfter(now)
            ? List.of()
            : RingingAlarms.between(
                    object, new TimeSpan(since, now.plusMillis(1)), index.zone(row.account()))
                .stream()
                .filter(one -> isAnyMailed || one.isMail())
                .toList();
    if (!rang.isEmpty()) {
      send(row, home.get(), rang.getLast(), scope);
    }
    tell(row, object, now);
    return RingingAlarms.next(object, now, index.zone(row.account()));
  }

  /**
   * Notifies the receivers of the last alarm that rang and that nobody has acknowledged. It may do
   * so repeatedly.
   */
  private void tell(ReminderRows.Row row, CalendarObject object, Instant now) throws SQLException {
    List<AlarmRing> rang =
        RingingAlarms.between(
                object,
                new TimeSpan(now.minus(ReminderIndex.PAST), now.plusMillis(1)),
                index.zone(row.account()))
            .stream()
            .filter(one -> !one.isMail())
            .toList();
    if (!rang.isEmpty()) {
      for (ReminderNews each : news) {
        each.rang(row.account(), row.mailbox(), new ItemKey(row.key()), rang.getLast().at());
      }
    }
  }

  /** Sends a single message even if several alarms of an event have rung meanwhile. */
  private void send(ReminderRows.Row row, Resolution.Local home, AlarmRing rang, Scope scope)
      throws IOException {
    Locale language = LetterLanguages.one(settings, scope);
    byte[] letter =
        new ReminderLetter(home.address(), rang, index.zone(row.account()), language)
            .octets("reminder." + row.id() + "." + rang.at().getEpochSecond(), Instant.now());
    String domain = home.address().substring(home.address().lastIndexOf('@') + 1);
    boolean _ =
        mail.get()
            .send(
                domain,
                home.address(),
                letter,
                connection -> ReminderRows.written(connection, row.id(), rang.at()));
  }
}
