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
 * Writes the messages of alarms that rang, one object after the other, and has devices told: those
 * of the account alone whose event it is, whomever the alarm names. A message is queued in the
 * transaction that notes it, so that there is one of it, whichever node ends in between.
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

  /** Made by the container. */
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

  /** Writes of what rang, and says when to look again. */
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

  /** Tells the last that rang and nobody has heard to whoever wants to know, time and again. */
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

  /** Of several alarms of one event that rang meanwhile there is one message. */
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
