package org.carillon.webmail.todo;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;
import org.carillon.json.Json;
import org.carillon.webmail.event.EventAlerts;
import org.carillon.webmail.event.EventJson;
import org.carillon.webmail.event.SeriesJson;
import org.carillon.webmail.recurrence.RepeatFields;
import org.carillon.webmail.recurrence.Repetition;

/** Converts a JSCalendar task (RFC 8984 §5.2) to form fields and back; keeps other properties. */
final class TodoJson {
  static final String DUE = "due";
  static final String PROGRESS = "progress";
  static final String ENDED = "progressUpdated";
  static final String PERCENT = "percentComplete";
  static final String PRIORITY = "priority";
  static final String RELATED = "relatedTo";
  private static final String LINKS = "links";
  private static final String UPDATED = "updated";
  private static final String COMPLETED = "completed";
  private static final int ALL = 100;
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private TodoJson() {}

  /** The due date, by the reader's clock; empty for none. */
  static Optional<LocalDateTime> due(JsonObject todo, ZoneId reader) {
    return moment(todo, DUE, reader);
  }

  /** Dates and floating times are the same in every zone. */
  private static Optional<LocalDateTime> moment(JsonObject todo, String name, ZoneId reader) {
    return local(todo, name)
        .map(
            own ->
                zone(todo)
                    .map(zone -> LocalDateTime.ofInstant(zone.instant(own), reader))
                    .orElse(own));
  }

  private static Optional<LocalDateTime> local(JsonObject todo, String name) {
    try {
      return Optional.of(LocalDateTime.parse(EventJson.text(todo, name)));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private static Optional<CalendarZone> zone(JsonObject todo) {
    return EventJson.isAllDay(todo)
        ? Optional.empty()
        : ZoneNames.find(EventJson.text(todo, EventJson.ZONE));
  }

  /** Returns whether the task is completed or cancelled. */
  static boolean isDone(JsonObject todo) {
    return switch (EventJson.text(todo, PROGRESS)) {
      case COMPLETED, "cancelled", "failed" -> true;
      case "" -> todo.containsKey(ENDED) || percent(todo) == ALL;
      default -> false;
    };
  }

  /** The time of completion; {@link Instant#EPOCH} if unknown. */
  static Instant ended(JsonObject todo) {
    try {
      return Instant.parse(EventJson.text(todo, ENDED));
    } catch (DateTimeParseException unknown) {
      return Instant.EPOCH;
    }
  }

  static int percent(JsonObject todo) {
    return Math.clamp(todo.getInt(PERCENT, 0), 0, ALL);
  }

  static int priority(JsonObject todo) {
    return Math.clamp(todo.getInt(PRIORITY, 0), 0, 9);
  }

  /** The UID of the parent task; empty for none. */
  static String parent(JsonObject todo) {
    JsonObject related = EventJson.members(todo, RELATED);
    return related.keySet().stream()
        .filter(
            uid ->
                EventJson.members(EventJson.members(related, uid), "relation")
                    .containsKey("parent"))
        .findFirst()
        .orElse("");
  }

  /** The URL of what the task was made from; empty for none. */
  static String link(JsonObject todo) {
    return EventJson.members(todo, LINKS).values().stream()
        .filter(JsonObject.class::isInstance)
        .map(one -> EventJson.text(one.asJsonObject(), "href"))
        .findFirst()
        .orElse("");
  }

  static TodoFields fields(JsonObject todo, String list, ZoneId reader, DayOfWeek weekStart) {
    boolean isTimed = !EventJson.isAllDay(todo);
    Optional<LocalDateTime> due = due(todo, reader);
    Optional<LocalDateTime> start = moment(todo, EventJson.START, reader);
    return new TodoFields(
        list,
        EventJson.text(todo, EventJson.TITLE),
        due.map(one -> one.toLocalDate().toString()).orElse(""),
        due.filter(_ -> isTimed).map(HOUR::format).orElse(""),
        start.map(one -> one.toLocalDate().toString()).orElse(""),
        start.filter(_ -> isTimed).map(HOUR::format).orElse(""),
        Integer.toString(priority(todo)),
        String.join(", ", EventJson.categories(todo)),
        Integer.toString(percent(todo)),
        EventJson.text(todo, EventJson.TEXT),
        RepeatFields.of(todo, firstDay(todo), weekStart),
        EventAlerts.OF_TODOS.typed(todo),
        EventJson.isPrivate(todo));
  }

  static Repetition repetition(JsonObject todo) {
    return Repetition.of(todo, firstDay(todo));
  }

  private static LocalDate firstDay(JsonObject todo) {
    return first(todo).map(LocalDateTime::toLocalDate).orElse(LocalDate.EPOCH);
  }

  /** The start from which its recurrence counts, by its own clock; the due date if it has none. */
  static Optional<LocalDateTime> first(JsonObject todo) {
    return local(todo, EventJson.START).or(() -> local(todo, DUE));
  }

  /** Returns the task, which may be new with only its UID, with the form's values. */
  static JsonObject with(JsonObject todo, RequestedTask requested, ZoneId reader) {
    Map<String, JsonValue> made = new LinkedHashMap<>(todo);
    made.put("@type", Json.createValue("Task"));
    EventJson.put(made, EventJson.TITLE, requested.title());
    EventJson.put(made, EventJson.TEXT, requested.text());
    times(made, todo, requested, reader);
    number(made, PRIORITY, requested.priority());
    EventJson.file(made, todo, requested.categories());
    progress(made, todo, requested.percent());
    requested.repeat().put(made, firstDay(EventJson.object(made)), !requested.isTimed());
    EventAlerts.OF_TODOS.put(made, requested.reminders());
    EventJson.privacy(made, todo, requested.isPrivate());
    return stamped(made);
  }

  private static void times(
      Map<String, JsonValue> made, JsonObject todo, RequestedTask requested, ZoneId reader) {
    boolean hasTime = requested.start().isPresent() || requested.due().isPresent();
    boolean wasTimed = !EventJson.isAllDay(todo) && first(todo).isPresent();
    if (!hasTime || !requested.isTimed()) {
      made.remove(EventJson.ZONE);
    } else if (!wasTimed) {
      made.put(EventJson.ZONE, Json.createValue(reader.getId()));
    }
    if (hasTime && !requested.isTimed()) {
      made.put(EventJson.WHOLE_DAYS, JsonValue.TRUE);
    } else {
      made.remove(EventJson.WHOLE_DAYS);
    }
    Optional<CalendarZone> own = zone(EventJson.object(made));
    // A recurrence counts from a start (RFC 5545 §3.8.5.3).
    Optional<LocalDateTime> start =
        requested.start().isEmpty() && requested.repeat().repeat() != Repetition.NEVER
            ? requested.due()
            : requested.start();
    moment(made, EventJson.START, start, own, reader);
    moment(made, DUE, requested.due(), own, reader);
    if (requested.due().isPresent()) {
      made.remove("estimatedDuration");
    }
  }

  private static void moment(
      Map<String, JsonValue> made,
      String name,
      Optional<LocalDateTime> when,
      Optional<CalendarZone> own,
      ZoneId reader) {
    EventJson.put(
        made,
        name,
        when.map(
                local ->
                    own.map(zone -> zone.local(local.atZone(reader).toInstant())).orElse(local))
            .map(EventJson::written)
            .orElse(""));
  }

  private static void number(Map<String, JsonValue> made, String name, int number) {
    if (number == 0) {
      made.remove(name);
    } else {
      made.put(name, Json.createValue(number));
    }
  }

  /** Sets the percentage if it changed, and the progress that follows from it. */
  private static void progress(Map<String, JsonValue> made, JsonObject todo, int percent) {
    if (percent == percent(todo)) {
      return;
    }
    number(made, PERCENT, percent);
    if (percent == ALL) {
      end(made);
    } else {
      made.remove(ENDED);
      made.put(PROGRESS, Json.createValue(percent == 0 ? "needs-action" : "in-process"));
    }
  }

  private static void end(Map<String, JsonValue> made) {
    made.put(PROGRESS, Json.createValue(COMPLETED));
    made.put(PERCENT, Json.createValue(ALL));
    made.put(ENDED, now());
  }

  /** Returns the task as completed. */
  static JsonObject done(JsonObject todo) {
    Map<String, JsonValue> made = new LinkedHashMap<>(todo);
    end(made);
    return stamped(made);
  }

  /** Returns the task as open again. */
  static JsonObject undone(JsonObject todo) {
    Map<String, JsonValue> made = new LinkedHashMap<>(todo);
    made.put(PROGRESS, Json.createValue("needs-action"));
    made.remove(ENDED);
    made.remove(PERCENT);
    return stamped(made);
  }

  /** The present occurrence of a series as its own, completed task. */
  static JsonObject thisTime(JsonObject series, String uid) {
    Map<String, JsonValue> made =
        new LinkedHashMap<>(
            first(series)
                .map(first -> SeriesJson.instance(series, EventJson.written(first)))
                .orElse(series));
    if (!series.containsKey(EventJson.START)) {
      made.remove(EventJson.START);
    }
    made.put("uid", Json.createValue(uid));
    made.remove("alerts");
    made.remove(EventJson.SEQUENCE);
    end(made);
    return stamped(made);
  }

  /** The series from its next occurrence on. */
  static JsonObject next(JsonObject series, LocalDateTime next) {
    LocalDateTime first = first(series).orElseThrow();
    Map<String, JsonValue> made =
        new LinkedHashMap<>(
            SeriesJson.from(series, EventJson.written(next), EventJson.text(series, "uid"), 1));
    if (!series.containsKey(EventJson.START)) {
      made.remove(EventJson.START);
    }
    local(series, DUE)
        .map(due -> due.plus(Duration.between(first, next)))
        .ifPresent(due -> made.put(DUE, Json.createValue(EventJson.written(due))));
    made.put(PROGRESS, Json.createValue("needs-action"));
    made.remove(ENDED);
    made.remove(PERCENT);
    return stamped(made);
  }

  /** A new task with a parent. */
  static JsonObject part(String uid, String parent) {
    JsonObjectBuilder relation =
        Json.createObjectBuilder()
            .add("@type", "Relation")
            .add("relation", Json.createObjectBuilder().add("parent", true));
    return Json.createObjectBuilder()
        .add("uid", uid)
        .add(RELATED, Json.createObjectBuilder().add(parent, relation))
        .build();
  }

  /** A new task that was made from something with a URL. */
  static JsonObject linked(String uid, String href) {
    JsonObjectBuilder link = Json.createObjectBuilder().add("@type", "Link").add("href", href);
    return Json.createObjectBuilder()
        .add("uid", uid)
        .add(LINKS, Json.createObjectBuilder().add("1", link))
        .build();
  }

  private static JsonObject stamped(Map<String, JsonValue> made) {
    made.put(UPDATED, now());
    return EventJson.object(made);
  }

  private static JsonValue now() {
    return Json.createValue(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
