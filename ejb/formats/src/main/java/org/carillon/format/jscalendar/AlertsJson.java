package org.carillon.format.jscalendar;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/** Converts alarms from and to alerts (RFC 8984 §4.5.2). */
final class AlertsJson {
  private AlertsJson() {}

  static void of(CalendarComponent component, Map<String, JsonValue> members) {
    Map<String, JsonValue> alerts = new LinkedHashMap<>();
    for (CalendarComponent alarm : component.components("VALARM")) {
      if (!alarm.first("TRIGGER").map(AlertsJson::canBeTold).orElse(true)) {
        continue;
      }
      alerts.put(
          alarm
              .text("UID")
              .filter(uid -> !alerts.containsKey(uid))
              .orElse(Integer.toString(alerts.size() + 1)),
          alert(alarm));
    }
    if (!alerts.isEmpty()) {
      members.put("alerts", JsonParts.object(alerts));
    }
  }

  /** Returns whether an alarm can be an alert: its trigger is a time or a duration. */
  private static boolean canBeTold(ContentLine trigger) {
    return CalendarTime.of(trigger).isPresent()
        || CalendarDuration.parse(trigger.value()).isPresent();
  }

  private static JsonValue alert(CalendarComponent alarm) {
    Map<String, JsonValue> alert = new LinkedHashMap<>();
    alert.put("@type", JsonParts.text("Alert"));
    alarm.first("TRIGGER").ifPresent(trigger -> alert.put("trigger", trigger(trigger)));
    alarm
        .first("ACKNOWLEDGED")
        .flatMap(CalendarTime::of)
        .ifPresent(
            time ->
                alert.put(
                    "acknowledged",
                    JsonParts.text(CalendarZone.UTC.instant(time.local()).toString())));
    String action = alarm.text("ACTION").orElse("DISPLAY").toLowerCase(Locale.ROOT);
    alert.put("action", JsonParts.text(action.equals("email") ? "email" : "display"));
    return JsonParts.object(alert);
  }

  private static JsonValue trigger(ContentLine line) {
    Map<String, JsonValue> trigger = new LinkedHashMap<>();
    Optional<CalendarTime> at = CalendarTime.of(line);
    if (at.isPresent()) {
      trigger.put("@type", JsonParts.text("AbsoluteTrigger"));
      trigger.put("when", JsonParts.text(CalendarZone.UTC.instant(at.get().local()).toString()));
      return JsonParts.object(trigger);
    }
    trigger.put("@type", JsonParts.text("OffsetTrigger"));
    trigger.put("offset", JsonParts.text(line.value()));
    line.parameterValue("RELATED")
        .ifPresent(
            related -> trigger.put("relativeTo", JsonParts.text(related.toLowerCase(Locale.ROOT))));
    return JsonParts.object(trigger);
  }

  static List<CalendarComponent> components(Map<String, JsonValue> event) {
    List<CalendarComponent> alarms = new ArrayList<>();
    Map<String, JsonValue> alerts = JsonParts.members(event, "alerts");
    for (String id : alerts.keySet()) {
      Map<String, JsonValue> alert = JsonParts.members(alerts, id);
      if (!isKnown(JsonParts.members(alert, "trigger"))) {
        continue;
      }
      List<ContentLine> lines = new ArrayList<>();
      if (!id.matches("\\d{1,4}")) {
        lines.add(ContentLine.text("UID", id));
      }
      lines.add(trigger(JsonParts.members(alert, "trigger")));
      JsonParts.text(alert, "acknowledged")
          .ifPresent(when -> lines.add(instant(when).line("ACKNOWLEDGED")));
      String action = JsonParts.text(alert, "action").orElse("display");
      lines.add(ContentLine.of("ACTION", action.equals("email") ? "EMAIL" : "DISPLAY"));
      if (!action.equals("email")) {
        // RFC 5545 §3.6.6 requires one.
        lines.add(ContentLine.text("DESCRIPTION", JsonParts.text(event, "title").orElse("")));
      }
      alarms.add(CalendarComponent.of("VALARM", lines));
    }
    return alarms;
  }

  /** Returns whether a trigger's type is known. An unknown one never fires (RFC 8984 §4.5.2). */
  private static boolean isKnown(Map<String, JsonValue> trigger) {
    String type = JsonParts.text(trigger, "@type").orElse("");
    return type.isEmpty() || type.equals("OffsetTrigger") || type.equals("AbsoluteTrigger");
  }

  private static ContentLine trigger(Map<String, JsonValue> trigger) {
    Optional<String> when = JsonParts.text(trigger, "when");
    if (when.isPresent()) {
      return ContentLine.of(
          "TRIGGER",
          List.of(new LineParameter("VALUE", "DATE-TIME")),
          instant(when.get()).written());
    }
    String offset = JsonParts.text(trigger, "offset").orElse("PT0S");
    if (CalendarDuration.parse(offset).isEmpty()) {
      throw new MalformedJsCalendar("/alerts", "The offset is not a duration.");
    }
    List<LineParameter> related =
        JsonParts.text(trigger, "relativeTo")
            .map(text -> List.of(new LineParameter("RELATED", text.toUpperCase(Locale.ROOT))))
            .orElse(List.of());
    return ContentLine.of("TRIGGER", related, offset);
  }

  private static CalendarTime instant(String text) {
    try {
      return CalendarTime.utc(Instant.parse(text));
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new MalformedJsCalendar("/alerts", "The value must be a time in UTC.");
    }
  }
}
