package org.carillon.webmail.event;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.json.Json;
import org.carillon.webmail.typed.RequestedReminders;

/** Converts alerts of events and tasks (RFC 8984 §4.5.2), before the end or the start. */
public record EventAlerts(boolean isOfEnd) {
  public static final EventAlerts OF_EVENTS = new EventAlerts(false);

  /** The alerts of tasks, before they are due. */
  public static final EventAlerts OF_TODOS = new EventAlerts(true);

  private static final String ALERTS = "alerts";
  private static final String RELATIVE = "relativeTo";

  /**
   * The minutes of each alert; {@link RequestedReminders#OWN} for one that forms cannot express.
   */
  public List<String> typed(JsonObject object) {
    return alerts(object).map(this::minutes).distinct().toList();
  }

  private static Stream<JsonObject> alerts(JsonObject object) {
    return EventJson.members(object, ALERTS).values().stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject);
  }

  private String minutes(JsonObject alert) {
    JsonObject trigger = EventJson.members(alert, "trigger");
    Optional<CalendarDuration> offset =
        CalendarDuration.parse(EventJson.text(trigger, "offset"))
            .filter(one -> EventJson.text(trigger, RELATIVE).equals("end") == isOfEnd)
            .filter(one -> !EventJson.text(alert, "action").equals("email"))
            .filter(one -> one.isNegative() || one.isZero());
    return offset
        .map(one -> -(one.days() * 86_400 + one.seconds()) / 60)
        .filter(RequestedReminders::isTypeable)
        .map(String::valueOf)
        .orElse(RequestedReminders.OWN);
  }

  /** Sets the alerts; an unchanged one keeps all its properties. */
  public void put(Map<String, JsonValue> made, RequestedReminders requested) {
    Map<String, JsonValue> kept = new LinkedHashMap<>();
    List<String> wanted =
        Stream.concat(
                requested.minutes().stream().map(String::valueOf),
                requested.keepsOwn() ? Stream.of(RequestedReminders.OWN) : Stream.of())
            .toList();
    JsonObject before = EventJson.object(made);
    EventJson.members(before, ALERTS)
        .forEach(
            (id, alert) -> {
              if (alert instanceof JsonObject one && wanted.contains(minutes(one))) {
                kept.put(id, one);
              }
            });
    List<String> there = typed(before);
    wanted.stream()
        .filter(one -> !one.equals(RequestedReminders.OWN) && !there.contains(one))
        .forEach(one -> kept.put(EventJson.free(kept), alert(one)));
    made.remove(ALERTS);
    if (!kept.isEmpty()) {
      made.put(ALERTS, EventJson.object(kept));
    }
  }

  private JsonObject alert(String minutes) {
    JsonObjectBuilder trigger =
        Json.createObjectBuilder()
            .add("@type", "OffsetTrigger")
            .add("offset", minutes.equals("0") ? "PT0S" : "-PT" + minutes + "M");
    if (isOfEnd) {
      trigger.add(RELATIVE, "end");
    }
    return Json.createObjectBuilder()
        .add("@type", "Alert")
        .add("trigger", trigger)
        .add("action", "display")
        .build();
  }
}
