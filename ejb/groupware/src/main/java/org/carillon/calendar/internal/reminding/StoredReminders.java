package org.carillon.calendar.internal.reminding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.Reminder;
import org.carillon.calendar.Reminders;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.alarm.AlarmAcknowledgement;
import org.carillon.format.icalendar.alarm.AlarmRing;
import org.carillon.format.icalendar.alarm.PendingAlarms;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/** Returns reminders from the index of alarm times. Their content is read from the objects. */
@ApplicationScoped
public class StoredReminders implements Reminders {
  private static final DateTimeFormatter INSTANCE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final GroupwareObjects objects;
  private final ReminderIndex index;
  private final SqlTransactions transactions;

  @Inject
  StoredReminders(GroupwareObjects objects, ReminderIndex index, SqlTransactions transactions) {
    this.objects = objects;
    this.index = index;
    this.transactions = transactions;
  }

  private ReminderRows rows() {
    return new ReminderRows(transactions);
  }

  @Override
  public Answer<Ringing> ringing(Caller caller) {
    if (!caller.hasAccount()) {
      return new Answer.Done<>(new Ringing(List.of(), Optional.empty()));
    }
    try {
      List<Reminder> all = new ArrayList<>();
      for (ReminderRows.Row row : rows().rung(caller.account(), MOST)) {
        all.addAll(reminders(caller, row));
      }
      return new Answer.Done<>(
          new Ringing(all.subList(0, Math.min(all.size(), MOST)), rows().next(caller.account())));
    } catch (SQLException away) {
      return away();
    }
  }

  @Override
  public Answer<Optional<Reminder>> ringing(Caller caller, long collection, ItemKey key) {
    ReminderRows.Row row =
        new ReminderRows.Row(0, caller.account(), collection, key.value(), Optional.empty());
    try {
      return new Answer.Done<>(reminders(caller, row).stream().findFirst());
    } catch (SQLException away) {
      return away();
    }
  }

  /** Returns only the last alarm of an object that rang, since it includes the earlier ones. */
  private List<Reminder> reminders(Caller caller, ReminderRows.Row row) throws SQLException {
    ItemKey key = new ItemKey(row.key());
    if (!(objects.open(caller, row.mailbox(), key)
        instanceof Answer.Done<StoredObject>(StoredObject stored))) {
      return List.of();
    }
    Instant now = Instant.now();
    ZoneId zone = index.zone(caller.account());
    List<AlarmRing> rang =
        CalendarObject.read(stored.octets())
                instanceof CalendarParseResult.Read(CalendarObject object)
            ? PendingAlarms.between(object, span(now), zone)
            : List.of();
    if (rang.isEmpty()) {
      // It rang too long ago, or somebody has just acknowledged it.
      index.keep(caller, row.mailbox(), stored);
      return List.of();
    }
    // An alarm that asks for mail only is not shown on pages.
    return rang.reversed().stream()
        .filter(one -> !one.isMail())
        .limit(1)
        .map(one -> reminder(row.mailbox(), key, one))
        .toList();
  }

  private static TimeSpan span(Instant now) {
    return new TimeSpan(now.minus(ReminderIndex.PAST), now.plusMillis(1));
  }

  private static Reminder reminder(long mailbox, ItemKey key, AlarmRing rang) {
    boolean repeats =
        !rang.part().component().lines("RRULE").isEmpty()
            || !rang.part().component().lines("RDATE").isEmpty()
            || rang.part().recurrenceId().isPresent();
    return new Reminder(
        mailbox,
        key,
        rang.part().summary(),
        rang.part().text("LOCATION"),
        rang.at(),
        rang.instance().map(instance -> instance.from()),
        rang.instance().filter(instance -> instance.start().isDate()).isPresent(),
        rang.instance()
            .filter(_ -> repeats)
            .map(instance -> INSTANCE.format(instance.id().local()))
            .orElse(""));
  }

  @Override
  public Answer<Void> heard(Caller caller, long collection, ItemKey key, Optional<Duration> again) {
    if (again.filter(wait -> wait.isNegative() || wait.compareTo(LONGEST) > 0).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "again", "out-of-range", "A reminder can be snoozed for at most one week."));
    }
    return objects
        .open(caller, collection, key)
        .then(stored -> heard(caller, collection, stored, again));
  }

  private Answer<Void> heard(
      Caller caller, long collection, StoredObject stored, Optional<Duration> again) {
    Instant now = Instant.now();
    ItemKey key = stored.entry().key();
    Optional<CalendarObject> heard =
        CalendarObject.read(stored.octets())
                instanceof CalendarParseResult.Read(CalendarObject object)
            ? AlarmAcknowledgement.of(
                object,
                now.minus(ReminderIndex.PAST),
                now,
                index.zone(caller.account()),
                again.map(now::plus))
            : Optional.empty();
    if (heard.isEmpty()) {
      return Answer.failed(new Failure.NotFound("reminder"));
    }
    return objects
        .put(
            caller,
            collection,
            key,
            new Precondition.Match(Set.of(stored.entry().tag())),
            new NewObject(heard.get().octets(), Telling.NEVER))
        .then(_ -> objects.open(caller, collection, key))
        .then(
            heardNow -> {
              try {
                index.keep(caller, collection, heardNow);
                return Answer.done();
              } catch (SQLException away) {
                return away();
              }
            });
  }

  private static <T> Answer<T> away() {
    return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
  }
}
