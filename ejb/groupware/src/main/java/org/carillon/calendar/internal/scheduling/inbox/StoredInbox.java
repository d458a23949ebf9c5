package org.carillon.calendar.internal.scheduling.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.carillon.calendar.scheduling.InboxMessage;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.CollectionKind;
import org.jboss.logging.Logger;

/** The scheduling inboxes of the accounts. */
@ApplicationScoped
public class StoredInbox implements SchedulingInbox {
  private static final Logger LOG = Logger.getLogger(StoredInbox.class);

  private final InboxRows rows;
  private final Supplier<GroupwareObjects> objects;

  @Inject
  StoredInbox(InboxRows rows, Instance<GroupwareObjects> objects) {
    this(rows, objects::get);
  }

  public StoredInbox(InboxRows rows, Supplier<GroupwareObjects> objects) {
    this.rows = rows;
    this.objects = objects;
  }

  @FunctionalInterface
  private interface Asking<T> {
    T done() throws SQLException;
  }

  private static <T> Answer<T> answer(Caller caller, Asking<Answer<T>> asking) {
    if (!caller.hasAccount()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    try {
      return asking.done();
    } catch (SQLException away) {
      LOG.debugf("A scheduling inbox cannot be read: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }

  @Override
  public Answer<List<InboxMessage>> messages(Caller caller, long after) {
    return answer(caller, () -> new Answer.Done<>(rows.messages(caller.account(), after)));
  }

  @Override
  public Answer<List<InboxMessage>> messages(Caller caller, List<Long> ids) {
    return ids.size() > PAGE
        ? Answer.failed(new Failure.Invalid("ids", "out-of-range", "At most " + PAGE + "."))
        : answer(caller, () -> new Answer.Done<>(rows.messages(caller.account(), ids)));
  }

  @Override
  public Answer<String> state(Caller caller) {
    return answer(caller, () -> new Answer.Done<>(rows.state(caller.account())));
  }

  @Override
  public Answer<Void> remove(Caller caller, long id) {
    return answer(
        caller,
        () ->
            rows.remove(caller.account(), id)
                ? Answer.done()
                : Answer.failed(new Failure.NotFound("message", Long.toString(id))));
  }

  @Override
  public Answer<OptionalLong> calendar(Caller caller) {
    return answer(caller, () -> new Answer.Done<>(rows.calendar(caller.account())))
        .then(
            chosen ->
                objects
                    .get()
                    .collections(caller)
                    .map(
                        all ->
                            all.stream()
                                .filter(StoredInbox::isOwn)
                                .mapToLong(CollectionEntry::id)
                                .boxed()
                                .min(Comparator.comparing(id -> id != chosen.orElse(0)))
                                .map(OptionalLong::of)
                                .orElseGet(OptionalLong::empty)));
  }

  @Override
  public Answer<Void> chooseCalendar(Caller caller, OptionalLong calendar) {
    return objects
        .get()
        .collections(caller)
        .then(
            all ->
                calendar.isPresent()
                        && all.stream()
                            .filter(StoredInbox::isOwn)
                            .noneMatch(one -> one.id() == calendar.getAsLong())
                    ? Answer.failed(
                        new Failure.Invalid(
                            "calendar",
                            "unknown",
                            "The calendar must be one of your own calendars."))
                    : answer(
                        caller,
                        () -> {
                          rows.chooseCalendar(caller.account(), calendar);
                          return Answer.done();
                        }));
  }

  /** Returns whether the collection can receive invitations; a mirror cannot. */
  private static boolean isOwn(CollectionEntry collection) {
    return collection.kind() == CollectionKind.CALENDAR
        && !collection.name().isOthers()
        && collection.rights().has(Right.INSERT);
  }

  @Override
  public Answer<Optional<byte[]>> availability(Caller caller) {
    return answer(caller, () -> new Answer.Done<>(rows.availability(caller.account())));
  }

  @Override
  public Answer<Void> chooseAvailability(Caller caller, Optional<byte[]> availability) {
    if (availability.filter(octets -> !isAvailability(octets)).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "availability",
              "malformed",
              "The object does not contain a VAVAILABILITY component."));
    }
    return answer(
        caller,
        () -> {
          rows.chooseAvailability(caller.account(), availability);
          return Answer.done();
        });
  }

  private static boolean isAvailability(byte[] octets) {
    return octets.length <= MOST_AVAILABILITY
        && CalendarObject.read(octets) instanceof CalendarParseResult.Read(CalendarObject object)
        && object.kind() == CalendarKind.VAVAILABILITY;
  }
}
