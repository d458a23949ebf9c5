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
import org.carillon.webmail.recurrence.RepeatWish;
import org.carillon.webmail.recurrence.Repetition;

/**
 * An event of JSCalendar (RFC 8984) as a form has it, and with what a form says of it. Whatever the
 * form has no field for stays as it is.
 */
public final class EventJson {
  /** When it begins, by its own clock. */
  public static final String START = "start";

  static final String DURATION = "duration";

  /** The zone that its times are of. */
  public static final String ZONE = "timeZone";

  /** How often it was changed so that others had to know. */
  public static final String SEQUENCE = "sequence";

  /** Whether its times are dates. */
  public static final String WHOLE_DAYS = "showWithoutTime";

  /** What it is called. */
  public static final String TITLE = "title";

  /** What is said of it. */
  public static final String TEXT = "description";

  private static final String PLACES = "locations";
  private static final String NAME = "name";
  private static final String KEYWORDS = "keywords";
  private static final String PRIVACY = "privacy";
  private static final String BUSY = "freeBusyStatus";

  /** What those who come have to know of. */
  private static final List<String> MOVING =
      List.of(START, DURATION, ZONE, PLACES, Conference.MEMBER, Repetition.RULES);

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private EventJson() {}

  /** A text of an object; empty where there is none. */
  public static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : "";
  }

  /** An object in an object; an empty one where there is none. */
  public static JsonObject members(JsonObject object, String name) {
    return object.get(name) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
  }

  /** A local time as JSCalendar has it. */
  public static String written(LocalDateTime local) {
    return LOCAL.format(local);
  }

  /** When it begins, by its own clock. */
  static LocalDateTime start(JsonObject event) {
    return LocalDateTime.parse(text(event, START));
  }

  /** Whether it is of whole days. */
  public static boolean isAllDay(JsonObject event) {
    return event.getBoolean(WHOLE_DAYS, false);
  }

  /** When it ends, by its own clock. */
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
   * What a form shows of an event.
   *
   * @param reader the zone of the form's reader, for what is of no zone
   * @param weekStart with which day the reader's weeks begin
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

  /** The words that it is filed under. */
  public static List<String> categories(JsonObject object) {
    return List.copyOf(members(object, KEYWORDS).keySet());
  }

  /** Files it under words. */
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

  /** Where it is. */
  static String place(JsonObject event) {
    return members(event, PLACES).values().stream()
        .filter(JsonObject.class::isInstance)
        .map(one -> text(one.asJsonObject(), NAME))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  /**
   * An event with what a form says.
   *
   * @param event what there is, or a new one with nothing but its UID
   * @param me the address of whom it belongs to, who invites
   */
  static JsonObject with(JsonObject event, EventWish wish, String me) {
    Map<String, JsonValue> made = new LinkedHashMap<>(event);
    made.put("@type", Json.createValue("Event"));
    put(made, TITLE, wish.title());
    put(made, TEXT, wish.text());
    made.put(START, Json.createValue(written(wish.start())));
    made.put(DURATION, Json.createValue(duration(wish)));
    if (wish.isAllDay()) {
      made.put(WHOLE_DAYS, JsonValue.TRUE);
      made.remove(ZONE);
    } else {
      made.remove(WHOLE_DAYS);
      made.put(ZONE, Json.createValue(wish.zone()));
    }
    place(made, event, wish.place());
    wish.conference().put(made);
    repeat(made, event, wish);
    EventAlerts.OF_EVENTS.put(made, wish.reminders());
    privacy(made, event, wish.isPrivate());
    file(made, event, wish.categories());
    if (wish.isFree() || made.containsKey(BUSY)) {
      made.put(BUSY, Json.createValue(wish.isFree() ? "free" : "busy"));
    }
    EventPeople.put(made, wish.guests(), me);
    made.put("updated", Json.createValue(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    return object(made);
  }

  /** An event that begins at another time, and is of another length where one is given. */
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

  /** Puts a text, or takes it away where it is empty. */
  public static void put(Map<String, JsonValue> made, String name, String text) {
    if (text.isEmpty()) {
      made.remove(name);
    } else {
      made.put(name, Json.createValue(text));
    }
  }

  /** Days as days, hours as what passes between: an hour more is slept in a night of 25. */
  private static String duration(EventWish wish) {
    if (wish.isAllDay()) {
      return "P" + ChronoUnit.DAYS.between(wish.start(), wish.end()) + "D";
    }
    CalendarZone zone = ZoneNames.find(wish.zone()).orElse(CalendarZone.UTC);
    Duration between = Duration.between(zone.instant(wish.start()), zone.instant(wish.end()));
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

  private static void repeat(Map<String, JsonValue> made, JsonObject event, EventWish wish) {
    RepeatWish repeat = wish.repeat();
    repeat.put(made, wish.start().toLocalDate(), wish.isAllDay());
    if (isElse(event, wish)) {
      made.remove(Repetition.OVERRIDES);
    } else if (event.containsKey(START)) {
      boolean isEndKept =
          repeat.until().map(LocalDate::toString).orElse("").equals(RepeatFields.until(event));
      SeriesShift.follow(made, event, isEndKept);
    }
  }

  /** Whether it repeats in another way: what was said of single instances was of others. */
  private static boolean isElse(JsonObject event, EventWish wish) {
    return event.containsKey(START)
        && !wish.repeat().isAsOftenAs(event, start(event).toLocalDate());
  }

  /** Whether a form asks for something that has no place for what was said of single instances. */
  static boolean losesInstances(JsonObject event, EventWish wish) {
    return event.containsKey(Repetition.OVERRIDES) && isElse(event, wish);
  }

  /** A name for something more among others. */
  static String free(Map<String, JsonValue> named) {
    int id = named.size() + 1;
    while (named.containsKey(Integer.toString(id))) {
      id++;
    }
    return Integer.toString(id);
  }

  /** What is secret stays so: who ticks "private" has not asked for less. */
  public static void privacy(Map<String, JsonValue> made, JsonObject event, boolean isPrivate) {
    if (isPrivate != isPrivate(event)) {
      made.put(PRIVACY, Json.createValue(isPrivate ? "private" : "public"));
    }
  }

  /** Whether it is not for all who may read where it lies. */
  public static boolean isPrivate(JsonObject event) {
    return !text(event, PRIVACY).isEmpty() && !text(event, PRIVACY).equals("public");
  }

  /** Whether what others have to know of it differs: when, where, how often. */
  static boolean isMoved(JsonObject old, JsonObject made) {
    return MOVING.stream().anyMatch(name -> !Objects.equals(old.get(name), made.get(name)));
  }
}
