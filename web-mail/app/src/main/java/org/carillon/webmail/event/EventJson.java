package org.carillon.webmail.event;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;
import org.carillon.json.Json;
import org.carillon.webmail.recurrence.RepeatFields;
import org.carillon.webmail.recurrence.Repetition;
import org.carillon.webmail.recurrence.RequestedRecurrence;

/** Converts JSCalendar events (RFC 8984) to form fields and back; keeps other properties. */
public final class EventJson {
  public static final String START = "start";

  static final String DURATION = "duration";

  public static final String ZONE = "timeZone";

  /** The number of changes that guests had to be told of. */
  public static final String SEQUENCE = "sequence";

  /** True if its times are dates. */
  public static final String WHOLE_DAYS = "showWithoutTime";

  public static final String TITLE = "title";

  public static final String TEXT = "description";

  private static final String PLACES = "locations";
  private static final String NAME = "name";
  private static final String KEYWORDS = "keywords";
  private static final String PRIVACY = "privacy";
  private static final String BUSY = "freeBusyStatus";

  /** The members whose changes guests have to be told of. */
  private static final List<String> MOVING =
      List.of(START, DURATION, ZONE, PLACES, Conference.MEMBER, Repetition.RULES);

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private EventJson() {}

  /** Returns a text of an object; empty if there is none. */
  public static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : "";
  }

  /** Returns a member object; an empty one if there is none. */
  public static JsonObject members(JsonObject object, String name) {
    return object.get(name) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
  }

  /** Formats a local time for JSCalendar. */
  public static String written(LocalDateTime local) {
    return LOCAL.format(local);
  }

  /** The start, in the event's own zone. */
  static LocalDateTime start(JsonObject event) {
    return LocalDateTime.parse(text(event, START));
  }

  public static boolean isAllDay(JsonObject event) {
    return event.getBoolean(WHOLE_DAYS, false);
  }

  /** The end, in the event's own zone. */
  static LocalDateTime end(JsonObject event) {
    LocalDateTime start = start(event);
    CalendarDuration length =
        CalendarDuration.parse(text(event, DURATION)).orElse(CalendarDuration.ZERO);
    LocalDateTime days = length.daysAfter(start);
    Optional<CalendarZone> zone = ZoneNames.find(text(event, ZONE));
    return zone.isEmpty()
        ? days.plusSeconds(length.seconds())
        : zone.get().local(zone.get().instant(days).plusSeconds(length.seconds()));
  }

  /**
   * Returns the form fields of an event.
   *
   * @param reader the reader's zone, for events without one
   * @param weekStart the first day of the reader's week
   */
  static EventFields fields(JsonObject event, String calendar, ZoneId reader, DayOfWeek weekStart) {
    LocalDateTime start = start(event);
    LocalDateTime end = end(event);
    boolean isAllDay = isAllDay(event);
    LocalDate last =
        isAllDay && end.isAfter(start) ? end.toLocalDate().minusDays(1) : end.toLocalDate();
    String zone = text(event, ZONE);
    return new EventFields(
        calendar,
        text(event, TITLE),
        isAllDay,
        start.toLocalDate().toString(),
        isAllDay ? "" : HOUR.format(start),
        last.toString(),
        isAllDay ? "" : HOUR.format(end),
        zone.isEmpty() ? reader.getId() : zone,
        place(event),
        Conference.of(event),
        text(event, TEXT),
        String.join("\n", EventPeople.written(event)),
        RepeatFields.of(event, start.toLocalDate(), weekStart),
        EventAlerts.OF_EVENTS.typed(event),
        isPrivate(event),
        text(event, BUSY).equals("free"),
        String.join(", ", categories(event)));
  }

  public static List<String> categories(JsonObject object) {
    return List.copyOf(members(object, KEYWORDS).keySet());
  }

  public static void file(Map<String, JsonValue> made, JsonObject before, List<String> words) {
    if (!words.equals(categories(before))) {
      JsonObjectBuilder all = Json.createObjectBuilder();
      words.forEach(word -> all.add(word, true));
      made.remove(KEYWORDS);
      if (!words.isEmpty()) {
        made.put(KEYWORDS, all.build());
      }
    }
  }

  static String place(JsonObject event) {
    return members(event, PLACES).values().stream()
        .filter(JsonObject.class::isInstance)
        .map(one -> text(one.asJsonObject(), NAME))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  /**
   * Returns an event with the values of a form.
   *
   * @param event the present event, or a new one with only a UID
   * @param me the address of the calendar's owner, who is the organizer
   */
  static JsonObject with(JsonObject event, RequestedEvent requested, String me) {
    Map<String, JsonValue> made = new LinkedHashMap<>(event);
    made.put("@type", Json.createValue("Event"));
    put(made, TITLE, requested.title());
    put(made, TEXT, requested.text());
    made.put(START, Json.createValue(written(requested.start())));
    made.put(DURATION, Json.createValue(duration(requested)));
    if (requested.isAllDay()) {
      made.put(WHOLE_DAYS, JsonValue.TRUE);
      made.remove(ZONE);
    } else {
      made.remove(WHOLE_DAYS);
      made.put(ZONE, Json.createValue(requested.zone()));
    }
    place(made, event, requested.place());
    requested.conference().put(made);
    repeat(made, event, requested);
    EventAlerts.OF_EVENTS.put(made, requested.reminders());
    privacy(made, event, requested.isPrivate());
    file(made, event, requested.categories());
    if (requested.isFree() || made.containsKey(BUSY)) {
      made.put(BUSY, Json.createValue(requested.isFree() ? "free" : "busy"));
    }
    EventPeople.put(made, requested.guests(), me);
    made.put("updated", Json.createValue(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    return object(made);
  }

  /** Returns the event with another start, and another length if one is given. */
  static JsonObject moved(JsonObject event, LocalDateTime start, Optional<Duration> length) {
    JsonObjectBuilder made = Json.createObjectBuilder(event).add(START, written(start));
    length.ifPresent(
        time -> made.add(DURATION, new CalendarDuration(0, time.toSeconds()).toString()));
    return made.build();
  }

  /** An object of some members. */
  public static JsonObject object(Map<String, JsonValue> members) {
    JsonObjectBuilder made = Json.createObjectBuilder();
    members.forEach(made::add);
    return made.build();
  }

  /** Sets a text; an empty one is removed. */
  public static void put(Map<String, JsonValue> made, String name, String text) {
    if (text.isEmpty()) {
      made.remove(name);
    } else {
      made.put(name, Json.createValue(text));
    }
  }

  /** Formats the length: days as calendar days, hours as elapsed time, for nights of 25 hours. */
  private static String duration(RequestedEvent requested) {
    if (requested.isAllDay()) {
      return "P" + ChronoUnit.DAYS.between(requested.start(), requested.end()) + "D";
    }
    CalendarZone zone = ZoneNames.find(requested.zone()).orElse(CalendarZone.UTC);
    Duration between =
        Duration.between(zone.instant(requested.start()), zone.instant(requested.end()));
    return new CalendarDuration(0, Math.max(0, between.toSeconds())).toString();
  }

  private static void place(Map<String, JsonValue> made, JsonObject event, String place) {
    if (place.equals(place(event))) {
      return;
    }
    Map<String, JsonValue> places = new LinkedHashMap<>(members(event, PLACES));
    String id = places.isEmpty() ? "1" : places.keySet().iterator().next();
    if (place.isEmpty()) {
      places.remove(id);
    } else {
      places.put(
          id,
          Json.createObjectBuilder(
                  places.get(id) instanceof JsonObject old ? old : JsonValue.EMPTY_JSON_OBJECT)
              .add("@type", "Location")
              .add(NAME, place)
              .build());
    }
    if (places.isEmpty()) {
      made.remove(PLACES);
    } else {
      made.put(PLACES, object(places));
    }
  }

  private static void repeat(
      Map<String, JsonValue> made, JsonObject event, RequestedEvent requested) {
    RequestedRecurrence repeat = requested.repeat();
    repeat.put(made, requested.start().toLocalDate(), requested.isAllDay());
    if (isElse(event, requested)) {
      made.remove(Repetition.OVERRIDES);
    } else if (event.containsKey(START)) {
      boolean isEndKept =
          repeat.until().map(LocalDate::toString).orElse("").equals(RepeatFields.until(event));
      SeriesShift.follow(made, event, isEndKept);
    }
  }

  /** Returns whether the recurrence differs, so that overrides of instances no longer apply. */
  private static boolean isElse(JsonObject event, RequestedEvent requested) {
    return event.containsKey(START)
        && !requested.repeat().isAsOftenAs(event, start(event).toLocalDate());
  }

  /** Returns whether the form's values would discard overrides of single instances. */
  static boolean losesInstances(JsonObject event, RequestedEvent requested) {
    return event.containsKey(Repetition.OVERRIDES) && isElse(event, requested);
  }

  /** Returns a key that is not in use. */
  static String free(Map<String, JsonValue> named) {
    int id = named.size() + 1;
    while (named.containsKey(Integer.toString(id))) {
      id++;
    }
    return Integer.toString(id);
  }

  /** Sets the privacy; an event that is secret stays so if "private" is ticked. */
  public static void privacy(Map<String, JsonValue> made, JsonObject event, boolean isPrivate) {
    if (isPrivate != isPrivate(event)) {
      made.put(PRIVACY, Json.createValue(isPrivate ? "private" : "public"));
    }
  }

  /** Returns whether it is hidden from some readers of its collection. */
  public static boolean isPrivate(JsonObject event) {
    return !text(event, PRIVACY).isEmpty() && !text(event, PRIVACY).equals("public");
  }

  /** Returns whether the time, place or recurrence differs, which guests have to be told of. */
  static boolean isMoved(JsonObject old, JsonObject made) {
    return MOVING.stream().anyMatch(name -> !Objects.equals(old.get(name), made.get(name)));
  }
}
