package org.carillon.calendar.internal.reminding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.carillon.account.Addresses;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.people.PersonZones;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.alarm.PendingAlarms;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectChange;
import org.carillon.groupware.ObjectChanges;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.ObjectViews;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemKey;
import org.jboss.logging.Logger;

/**
 * Records when the alarms of accounts' own calendars ring, from the changes in them, no matter who
 * made the changes. Only objects with alarms are read.
 */
@ApplicationScoped
public class ReminderIndex implements DueWork {
  /** The time after which an alarm that rang is no longer a reminder. */
  static final Duration PAST = Duration.ofDays(1);

  private static final Logger LOG = Logger.getLogger(ReminderIndex.class);
  private static final int PAGE = 500;

  private final ReminderRows rows;
  private final GroupwareObjects objects;
  private final ObjectViews views;
  private final CalendarObjects kind;
  private final LongFunction<Optional<Caller>> behalf;
  private final LongFunction<ZoneId> zones;

  @Inject
  public ReminderIndex(
      SqlTransactions transactions,
      GroupwareObjects objects,
      ObjectViews views,
      CalendarObjects kind,
      ServiceCallers behalf,
      Addresses addresses,
      PersonZones zones) {
    this(
        transactions,
        objects,
        views,
        kind,
        account -> behalf.of(account, "reminders"),
        account -> addresses.account(account).map(zones::of).orElseGet(ZoneId::systemDefault));
  }

  ReminderIndex(
      SqlTransactions transactions,
      GroupwareObjects objects,
      ObjectViews views,
      CalendarObjects kind,
      LongFunction<Optional<Caller>> behalf,
      LongFunction<ZoneId> zones) {
    this.rows = new ReminderRows(transactions);
    this.objects = objects;
    this.views = views;
    this.kind = kind;
    this.behalf = behalf;
    this.zones = zones;
  }

  /** Returns the time zone of an account's dates. */
  ZoneId zone(long account) {
    return zones.apply(account);
  }

  /** Finds the calendars in which something changed. */
  void notice() throws SQLException {
    rows.notice();
  }

  @Override
  public DueKind kind() {
    return DueKind.of("reminder-index", "Finding alarms that are due", ReminderRows.CALENDARS);
  }

  @Override
  public boolean take() throws SQLException {
    return rows.workOnCalendar(this::follow);
  }

  private void follow(ReminderRows.Calendar calendar) throws SQLException {
    Optional<ReminderRows.Owner> owner = rows.owner(calendar.mailbox());
    Optional<Caller> caller = owner.flatMap(of -> behalf.apply(of.account()));
    if (caller.isEmpty()) {
      rows.forget(calendar.mailbox());
      return;
    }
    Optional<ChangeState> since =
        Optional.of(calendar.state()).filter(state -> !state.isEmpty()).map(ChangeState::new);
    switch (objects.changes(caller.get(), calendar.mailbox(), since, PAGE)) {
      case Answer.Done<ObjectChanges>(ObjectChanges changes) -> {
        apply(caller.get(), calendar.mailbox(), changes.changes());
        rows.settled(
            calendar.mailbox(), owner.get().modseq(), changes.state().token(), changes.more());
      }
      // The change history does not go back far enough, so the whole calendar is read again.
      case Answer.Failed<ObjectChanges>(Failure.Outdated _) -> rows.forget(calendar.mailbox());
      case Answer.Failed<ObjectChanges>(Failure failure) ->
          LOG.debugf("Reminders of %s will be looked up later: %s", caller.get().name(), failure);
    }
  }

  private void apply(Caller owner, long mailbox, List<ObjectChange> changes) throws SQLException {
    Optional<ObjectView<CalendarSummary>> view =
        views.of(owner, mailbox, kind)
                instanceof Answer.Done<ObjectView<CalendarSummary>>(var there)
            ? Optional.of(there)
            : Optional.empty();
    List<ItemKey> ringing = new ArrayList<>();
    for (ObjectChange change : changes) {
      switch (change) {
        case ObjectChange.Removed(ItemKey key) -> rows.drop(mailbox, key.value());
        case ObjectChange.Changed(var object) -> {
          if (hasAlarms(view, object.key())) {
            ringing.add(object.key());
          } else {
            rows.drop(mailbox, object.key().value());
          }
        }
      }
    }
    if (!ringing.isEmpty()
        && objects.open(owner, mailbox, ringing)
            instanceof Answer.Done<List<StoredObject>>(List<StoredObject> opened)) {
      for (StoredObject stored : opened) {
        keep(owner, mailbox, stored);
      }
    }
  }

  private static boolean hasAlarms(Optional<ObjectView<CalendarSummary>> view, ItemKey key) {
    return view.isEmpty()
        || view.get().of(key).flatMap(object -> object.summary()).stream()
            .anyMatch(CalendarSummary::alarms);
  }

  /** Records when an object rings next, in its current state. */
  void keep(Caller owner, long mailbox, StoredObject stored) throws SQLException {
    String key = stored.entry().key().value();
    if (CalendarObject.read(stored.octets())
        instanceof CalendarParseResult.Read(CalendarObject object)) {
      ZoneId zone = zone(owner.account());
      Instant now = Instant.now();
      Optional<Instant> rings = PendingAlarms.next(object, now.minus(PAST), zone);
      if (rings.isPresent()) {
        // A message is also written about an alarm that has already rung, unless that was done.
        rows.keep(owner.account(), mailbox, key, rings, rings);
        return;
      }
    }
    rows.drop(mailbox, key);
  }
}
