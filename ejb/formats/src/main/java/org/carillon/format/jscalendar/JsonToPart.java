package org.carillon.format.jscalendar;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.ContentText;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/** Converts a JSCalendar object to one component, as far as that has properties for its members. */
final class JsonToPart {
  private final Map<String, JsonValue> json;
  private final CalendarClock clock;
  private final String name;
  private final List<CalendarNode> nodes = new ArrayList<>();

  private JsonToPart(Map<String, JsonValue> json, CalendarClock clock) {
    this.json = json;
    this.clock = clock;
    this.name = component(JsonParts.text(json, "@type").orElse("Event"));
  }

  /** Returns the component. An instance uses the clock of its series. */
  static CalendarComponent component(Map<String, JsonValue> json, CalendarClock clock) {
    JsonToPart made = new JsonToPart(json, clock);
    made.make();
    return CalendarComponent.of(made.name, made.nodes);
  }

  static CalendarClock clock(Map<String, JsonValue> json, Function<String, CalendarZone> zones) {
    return CalendarClock.of(
        JsonParts.text(json, "timeZone"), JsonParts.isTrue(json, "showWithoutTime"), zones);
  }

  private static String component(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "event", "jsevent" -> "VEVENT";
      case "task", "jstask" -> "VTODO";
      default -> {
        String own = type.startsWith(PartToJson.OWN) ? type.substring(PartToJson.OWN.length()) : "";
        if (!own.matches("V[A-Z]{1,20}")) {
          throw new MalformedJsCalendar("/@type", "The value must be Event or Task.");
        }
        yield own;
      }
    };
  }

  private void make() {
    boolean task = name.equals("VTODO");
    text("UID", "uid");
    time("DTSTAMP", "updated");
    time("CREATED", "created");
    JsonParts.number(json, "sequence").ifPresent(number -> line("SEQUENCE", Long.toString(number)));
    text("SUMMARY", "title");
    text("DESCRIPTION", "description");
    times(task);
    JsonParts.text(json, task ? "progress" : "status")
        .ifPresent(status -> line("STATUS", status.toUpperCase(Locale.ROOT)));
    if (task) {
      time("COMPLETED", "progressUpdated");
    }
    JsonParts.number(json, "percentComplete")
        .ifPresent(number -> line("PERCENT-COMPLETE", Long.toString(number)));
    JsonParts.number(json, "priority").ifPresent(number -> line("PRIORITY", Long.toString(number)));
    text("COLOR", "color");
    JsonParts.text(json, "freeBusyStatus")
        .ifPresent(status -> line("TRANSP", status.equals("free") ? "TRANSPARENT" : "OPAQUE"));
    JsonParts.text(json, "privacy").ifPresent(privacy -> line("CLASS", classification(privacy)));
    List<String> keywords =
        JsonParts.members(json, "keywords").keySet().stream().map(ContentText::escape).toList();
    if (!keywords.isEmpty()) {
      line("CATEGORIES", String.join(",", keywords));
    }
    first("locations", "name").ifPresent(text -> nodes.add(ContentLine.text("LOCATION", text)));
    first("links", "href").ifPresent(href -> line("URL", href));
    nodes.addAll(ConferencesJson.lines(json));
    rules("RRULE", "recurrenceRules");
    rules("EXRULE", "excludedRecurrenceRules");
    dates();
    nodes.addAll(RelationsJson.lines(json));
    nodes.addAll(PeopleJson.lines(json));
    nodes.addAll(AlertsJson.components(json));
  }

  private void line(String property, String value) {
    nodes.add(ContentLine.of(property, value));
  }

  private void text(String property, String member) {
    JsonParts.text(json, member).ifPresent(text -> nodes.add(ContentLine.text(property, text)));
  }

  private void time(String property, String member) {
    JsonParts.text(json, member)
        .ifPresent(
            text -> {
              try {
                nodes.add(CalendarTime.utc(Instant.parse(text)).line(property));
              } catch (DateTimeParseException e) {
                throw new MalformedJsCalendar("/" + member, "The value must be a time in UTC.");
              }
            });
  }

  private Optional<String> first(String member, String text) {
    Map<String, JsonValue> all = JsonParts.members(json, member);
    return all.keySet().stream()
        .findFirst()
        .flatMap(id -> JsonParts.text(JsonParts.members(all, id), text));
  }

  private static String classification(String privacy) {
    return switch (privacy) {
      case "private" -> "PRIVATE";
      case "secret" -> "CONFIDENTIAL";
      default -> "PUBLIC";
    };
  }

  private void times(boolean task) {
    JsonParts.text(json, "start")
        .ifPresent(
            start -> nodes.add(clock.time(CalendarClock.local(start, "/start")).line("DTSTART")));
    if (task) {
      JsonParts.text(json, "due")
          .ifPresent(due -> nodes.add(clock.time(CalendarClock.local(due, "/due")).line("DUE")));
    }
    JsonParts.text(json, task ? "estimatedDuration" : "duration")
        .ifPresent(
            length -> {
              if (CalendarDuration.parse(length).isEmpty()) {
                throw new MalformedJsCalendar(
                    "/duration", "The value must be a duration such as PT1H30M.");
              }
              line("DURATION", length);
            });
  }

  private void rules(String property, String member) {
    int index = 0;
    for (JsonValue rule : JsonParts.values(json, member)) {
      line(property, RuleJson.rule(rule, "/" + member + "/" + index++, clock));
    }
  }

  private void dates() {
    Map<String, JsonValue> overrides = JsonParts.members(json, "recurrenceOverrides");
    overrides.forEach(
        (id, patch) -> {
          LocalDateTime local = CalendarClock.local(id, "/recurrenceOverrides");
          if (patch instanceof JsonObject object && JsonParts.isTrue(object, "excluded")) {
            nodes.add(clock.time(local).line("EXDATE"));
          } else if (patch instanceof JsonObject object && object.isEmpty()) {
            nodes.add(clock.time(local).line("RDATE"));
          }
        });
  }

  /** Returns the RECURRENCE-ID of an instance. */
  static ContentLine instance(LocalDateTime id, CalendarClock clock) {
    return clock.time(id).line("RECURRENCE-ID");
  }
}
