package org.carillon.webmail.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.icalendar.time.ZoneNames;
import org.carillon.json.Json;
import org.carillon.store.item.ItemKey;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.InvitedAddresses;
import org.carillon.webmail.calendar.OwnCalendars;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.mailbox.OwnerNames;
import org.carillon.webmail.recurrence.Repetition;

/** Opens, saves, removes events; {@link Failure.Outdated} if not the version that was seen. */
@RequestScoped
public class EventStorage {
  private static final ExpansionLimit ENOUGH = new ExpansionLimit(10_000, 50_000);

  @Inject private OwnObjects objects;
  @Inject private OwnCalendars calendars;
  @Inject private OwnerNames owners;
  @Inject private InvitedAddresses addresses;
  @Inject private Visitor visitor;

  /** The event under a key of a calendar. */
  public Answer<OpenEvent> open(long calendar, String key) {
    return objects.open(calendars.find(calendar), key, CalendarKind.VEVENT);
  }

  Answer<String> create(long calendar, RequestedEvent requested) {
    String uid = UUID.randomUUID().toString();
    return calendars
        .find(calendar)
        .<Answer<String>>map(
            there ->
                create(
                    there,
                    laid(Json.createObjectBuilder().add("uid", uid).build(), requested, there)))
        .orElseGet(() -> Answer.failed(new Failure.NotFound("calendar")));
  }

  /** Returns the event with the form's values, and with names for external people. */
  private JsonObject laid(JsonObject event, RequestedEvent requested, ShownCalendar calendar) {
    RequestedEvent others = requested.without(addresses.of(calendar.owner()));
    return EventPeople.named(EventJson.with(event, others, owner(calendar)), owners::of);
  }

  private Answer<String> create(ShownCalendar calendar, JsonObject event) {
    return objects.create(calendar.id(), event);
  }

  /** The address of the organizer of a calendar's meetings. */
  String owner(ShownCalendar calendar) {
    String owner = calendar.owner();
    return owner.isEmpty()
        ? visitor.caller().name()
        : owner.contains("@")
            ? owner
            : owner + visitor.caller().name().substring(visitor.caller().name().indexOf('@'));
  }

  /**
   * Changes an event.
   *
   * @param instance the requested instance; empty for the whole
   * @return the key of the changed event; an instance and all that follow become a new event
   */
  Answer<String> change(
      OpenEvent event, String instance, SeriesScope scope, RequestedEvent requested) {
    ShownCalendar there = event.calendar();
    if (isWhole(event, instance, scope)) {
      return objects.replace(event, counted(event.json(), laid(event.json(), requested, there)));
    }
    if (scope == SeriesScope.THIS) {
      JsonObject old = SeriesJson.instance(event.json(), instance);
      JsonObject made = laid(old, requested, there);
      return objects.replace(
          event, counted(event.json(), SeriesJson.with(event.json(), instance, made)));
    }
    return divided(event, instance, rest -> laid(rest, requested, there));
  }

  /** Changes an instance and all that follow, which become a new event. */
  private Answer<String> divided(
      OpenEvent event, String instance, UnaryOperator<JsonObject> change) {
    return create(event.calendar(), change.apply(rest(event, instance)))
        .then(
            key ->
                objects
                    .replace(
                        event, counted(event.json(), SeriesJson.before(event.json(), instance)))
                    .map(_ -> key));
  }

  /** Returns an instance and all that follow as an event of their own. */
  static JsonObject rest(OpenEvent event, String instance) {
    return SeriesJson.from(
        event.json(), instance, UUID.randomUUID().toString(), before(event, instance));
  }

  /** Returns whether all instances are meant, as with the first one and all that follow. */
  private static boolean isWhole(OpenEvent event, String instance, SeriesScope scope) {
    return scope == SeriesScope.ALL
        || instance.isEmpty()
        || scope == SeriesScope.FOLLOWING
            && instance.equals(EventJson.text(event.json(), EventJson.START));
  }

  private static long before(OpenEvent event, String instance) {
    LocalDateTime id = LocalDateTime.parse(instance);
    return event.object().instances(TimeSpan.ALWAYS, ZoneId.of("UTC"), ENOUGH).instances().stream()
        .map(SeriesInstance::id)
        .filter(one -> one.local().isBefore(id))
        .count();
  }

  /** Counts a change that guests have to be told of in the sequence (RFC 5546 §2.1.4). */
  private static JsonObject counted(JsonObject old, JsonObject made) {
    boolean isOther =
        EventJson.isMoved(old, made)
            || !EventJson.members(old, Repetition.OVERRIDES)
                .equals(EventJson.members(made, Repetition.OVERRIDES));
    return isOther
        ? Json.createObjectBuilder(made)
            .add(EventJson.SEQUENCE, old.getInt(EventJson.SEQUENCE, 0) + 1)
            .build()
        : made;
  }

  /** Removes an event, or some of its instances. */
  Answer<Void> remove(OpenEvent event, String instance, SeriesScope scope) {
    if (!event.isWhole()) {
      Optional<JsonObject> left = SeparateInstances.without(event.json(), instance);
      return left.isPresent()
          ? objects.shorten(event, left.get()).map(_ -> null)
          : objects.delete(event);
    }
    if (isWhole(event, instance, scope)) {
      return objects.delete(event);
    }
    JsonObject left =
        scope == SeriesScope.THIS
            ? SeriesJson.excluding(event.json(), instance)
            : SeriesJson.before(event.json(), instance);
    return objects.shorten(event, counted(event.json(), left)).map(_ -> null);
  }

  /** Answers an invitation, for one instance or the whole. */
  Answer<String> answer(OpenEvent event, String instance, Set<String> mine, String status) {
    if (!event.isWhole()) {
      return objects.replace(
          event,
          SeparateInstances.with(
              event.json(), instance, one -> EventPeople.answered(one, mine, status)));
    }
    return objects.replace(
        event,
        instance.isEmpty()
            ? EventPeople.answered(event.json(), mine, status)
            : SeriesJson.with(
                event.json(),
                instance,
                EventPeople.answered(SeriesJson.instance(event.json(), instance), mine, status)));
  }

  /**
   * Moves an event, or some of its instances.
   *
   * @param instance the instance that was dragged; empty for the whole
   * @param start its new start, in the reader's zone
   * @param length its new length; empty to keep it
   */
  public Answer<String> move(
      OpenEvent event,
      String instance,
      SeriesScope scope,
      LocalDateTime start,
      ZoneId reader,
      Optional<Duration> length) {
    boolean isOne = !instance.isEmpty() && SeriesJson.isSeries(event.json());
    JsonObject taken = isOne ? SeriesJson.instance(event.json(), instance) : event.json();
    LocalDateTime there = own(taken, start, reader);
    if (!isOne) {
      return objects.replace(
          event, counted(event.json(), EventJson.moved(event.json(), there, length)));
    }
    if (scope == SeriesScope.THIS) {
      JsonObject moved = EventJson.moved(taken, there, length);
      return objects.replace(
          event, counted(event.json(), SeriesJson.with(event.json(), instance, moved)));
    }
    LocalDateTime id = LocalDateTime.parse(instance);
    UnaryOperator<JsonObject> change = series -> SeriesShift.moved(series, id, there, length);
    return isWhole(event, instance, scope)
        ? objects.replace(event, counted(event.json(), change.apply(event.json())))
        : divided(event, instance, change);
  }

  /** Returns whether a whole series can move with an instance: not if its rules name days. */
  boolean isMovable(OpenEvent event, String instance, LocalDateTime start, ZoneId reader) {
    LocalDate first = EventJson.start(event.json()).toLocalDate();
    LocalDateTime there = own(SeriesJson.instance(event.json(), instance), start, reader);
    return Repetition.pattern(event.json(), first).filter(one -> one.days().isEmpty()).isPresent()
        || there.toLocalDate().equals(LocalDateTime.parse(instance).toLocalDate());
  }

  /** Converts a time in the reader's zone to the event's own; for whole days, its date. */
  private static LocalDateTime own(JsonObject event, LocalDateTime start, ZoneId reader) {
    return EventJson.isAllDay(event)
        ? start.toLocalDate().atStartOfDay()
        : ZoneNames.find(EventJson.text(event, EventJson.ZONE))
            .map(zone -> zone.local(start.atZone(reader).toInstant()))
            .orElse(start);
  }

  /** Restores an event's version; deletes the event {@code made} by the change, unless empty. */
  Answer<Void> restore(long calendar, String key, byte[] octets, String made) {
    ItemKey there = new ItemKey(key);
    Failure none = new Failure.NotFound("event", key);
    if (calendars.find(calendar).isEmpty() || !there.problem().isEmpty()) {
      return Answer.failed(none);
    }
    return objects
        .restore(calendar, there, octets)
        .then(_ -> made.isEmpty() ? Answer.done() : objects.delete(calendar, made));
  }
}
