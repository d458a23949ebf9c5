package org.carillon.format.jscalendar;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.ContentText;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/** Converts one component to a JSCalendar object, as far as that has members for its properties. */
final class PartToJson {
  /** The prefix of types that JSCalendar lacks: vendors' names begin with their domain. */
  static final String OWN = "carillon.org:";

  private final CalendarPart part;
  private final CalendarComponent component;
  private final CalendarClock clock;
  private final Map<String, JsonValue> members = new LinkedHashMap<>();

  private PartToJson(CalendarComponent component, Function<String, CalendarZone> zones) {
    this.component = component;
    this.part = new CalendarPart(component);
    this.clock = CalendarClock.of(part.start(), zones);
  }

  static Map<String, JsonValue> members(
      CalendarComponent component, Function<String, CalendarZone> zones) {
    PartToJson made = new PartToJson(component, zones);
    made.make();
    return made.members;
  }

  static CalendarClock clock(CalendarComponent component, Function<String, CalendarZone> zones) {
    return new PartToJson(component, zones).clock;
  }

  private void make() {
    members.put("@type", JsonParts.text(type(component.name())));
    put("uid", part.uid());
    time("updated", "DTSTAMP");
    time("created", "CREATED");
    if (part.sequence() > 0) {
      members.put("sequence", JsonParts.number(part.sequence()));
    }
    put("title", part.text("SUMMARY"));
    put("description", part.text("DESCRIPTION"));
    times();
    small("status", component.is("VTODO") ? "" : "STATUS");
    small("progress", component.is("VTODO") ? "STATUS" : "");
    time("progressUpdated", component.is("VTODO") ? "COMPLETED" : "");
    number("percentComplete", "PERCENT-COMPLETE");
    number("priority", "PRIORITY");
    put("color", part.text("COLOR"));
    component
        .first("TRANSP")
        .ifPresent(line -> put("freeBusyStatus", part.isTransparent() ? "free" : "busy"));
    component.first("CLASS").ifPresent(line -> privacy());
    keywords();
    if (!part.text("LOCATION").isEmpty()) {
      members.put(
          "locations",
          one(
              Map.of(
                  "@type",
                  JsonParts.text("Location"),
                  "name",
                  JsonParts.text(part.text("LOCATION")))));
    }
    component
        .first("URL")
        .ifPresent(
            line ->
                members.put(
                    "links",
                    one(
                        Map.of(
                            "@type",
                            JsonParts.text("Link"),
                            "href",
                            JsonParts.text(line.value())))));
    ConferencesJson.of(component, members);
    rules("recurrenceRules", "RRULE");
    rules("excludedRecurrenceRules", "EXRULE");
    dates();
    RelationsJson.of(component, members);
    PeopleJson.of(component, members);
    AlertsJson.of(component, members);
  }

  private static JsonValue one(Map<String, JsonValue> object) {
    return JsonParts.object(Map.of("1", JsonParts.object(new java.util.TreeMap<>(object))));
  }

  static String type(String component) {
    return switch (component) {
      case "VEVENT" -> "Event";
      case "VTODO" -> "Task";
      default -> OWN + component;
    };
  }

  private void put(String member, String text) {
    if (!text.isEmpty()) {
      members.put(member, JsonParts.text(text));
    }
  }

  private void small(String member, String property) {
    if (!property.isEmpty()) {
      put(member, part.text(property).strip().toLowerCase(Locale.ROOT));
    }
  }

  private void number(String member, String property) {
    String text = part.text(property).strip();
    if (text.matches("\\d{1,4}")) {
      members.put(member, JsonParts.number(Long.parseLong(text)));
    }
  }

  private void time(String member, String property) {
    if (!property.isEmpty()) {
      part.time(property)
          .filter(time -> time.form() == CalendarTime.Form.UTC)
          .ifPresent(time -> put(member, CalendarZone.UTC.instant(time.local()).toString()));
    }
  }

  private void privacy() {
    put(
        "privacy",
        switch (part.classification()) {
          case "PRIVATE" -> "private";
          case "CONFIDENTIAL" -> "secret";
          case "PUBLIC" -> "public";
          default -> "private";
        });
  }

  private void times() {
    Optional<CalendarTime> start = part.time("DTSTART");
    if (start.isPresent()) {
      put("start", CalendarClock.written(start.get().local()));
    }
    Optional<CalendarTime> end = part.end();
    if (component.is("VTODO")) {
      end.ifPresent(due -> put("due", CalendarClock.written(clock.local(due))));
    }
    if (part.start().isPresent()) {
      clock.timeZone().ifPresent(zone -> put("timeZone", zone));
      if (part.start().get().isDate()) {
        members.put("showWithoutTime", JsonValue.TRUE);
      }
    }
    if (component.is("VTODO")) {
      part.duration().ifPresent(length -> put("estimatedDuration", length.toString()));
    } else if (part.duration().isPresent()) {
      put("duration", part.duration().get().toString());
    } else if (start.isPresent() && end.isPresent()) {
      put("duration", length(start.get(), end.get()).toString());
    } else if (start.isPresent() && start.get().isDate()) {
      put("duration", "P1D");
    }
  }

  private CalendarDuration length(CalendarTime start, CalendarTime end) {
    if (start.isDate() && end.isDate()) {
      return new CalendarDuration(
          Math.max(1, Duration.between(start.local(), end.local()).toDays()), 0);
    }
    return part.length(clock.zones());
  }

  private void keywords() {
    List<String> keywords = new ArrayList<>();
    for (ContentLine line : component.lines("CATEGORIES")) {
      ContentText.list(line.value()).stream()
          .map(ContentText::unescape)
          .filter(word -> !word.isBlank())
          .forEach(keywords::add);
    }
    if (!keywords.isEmpty()) {
      members.put("keywords", JsonParts.set(keywords));
    }
  }

  private void rules(String member, String property) {
    List<ContentLine> lines = component.lines(property);
    if (!lines.isEmpty()) {
      members.put(
          member,
          JsonParts.array(lines.stream().map(line -> RuleJson.of(line.value(), clock)).toList()));
    }
  }

  private void dates() {
    Map<String, JsonValue> dates = new LinkedHashMap<>();
    for (CalendarTime added : part.times("RDATE")) {
      dates.put(CalendarClock.written(local(added)), JsonValue.EMPTY_JSON_OBJECT);
    }
    for (CalendarTime excluded : part.times("EXDATE")) {
      dates.put(
          CalendarClock.written(local(excluded)),
          JsonParts.object(Map.of("excluded", JsonValue.TRUE)));
    }
    if (!dates.isEmpty()) {
      members.put("recurrenceOverrides", JsonParts.object(dates));
    }
  }

  private LocalDateTime local(CalendarTime time) {
    return clock.local(time);
  }
}
