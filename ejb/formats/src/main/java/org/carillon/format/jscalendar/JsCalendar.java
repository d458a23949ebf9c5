package org.carillon.format.jscalendar;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.ZoneText;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * Converts calendar objects to JSCalendar objects and back. An object with a master becomes an
 * Event or Task with overrides; single instances without a master become a Group of these.
 */
public final class JsCalendar {
  private static final String OVERRIDES = "recurrenceOverrides";
  private static final String CALENDAR = "iCalendar";
  private static final String PRODUCT = "-//Carillon//Carillon//EN";

  /** The members of a series that an instance does not have. */
  private static final Set<String> OF_SERIES =
      Set.of(
          "recurrenceRules",
          "excludedRecurrenceRules",
          OVERRIDES,
          CALENDAR,
          "prodId",
          "method",
          RoundTripMembers.MEMBER);

  private JsCalendar() {}

  /** Returns the JSCalendar object of a calendar object. */
  public static JsonObject of(CalendarObject object) {
    Map<String, JsonValue> made;
    Optional<CalendarPart> master = object.master();
    if (master.isPresent()) {
      made = RoundTripMembers.members(master.get().component(), object.zones());
      Map<String, JsonValue> overrides = new LinkedHashMap<>(JsonParts.members(made, OVERRIDES));
      CalendarClock clock = PartToJson.clock(master.get().component(), object.zones());
      for (CalendarPart part : object.overrides()) {
        CalendarTime id = part.recurrenceId().orElseThrow();
        Map<String, JsonValue> whole =
            RoundTripMembers.instance(part.component(), object.zones(), clock);
        overrides.put(CalendarClock.written(clock.local(id)), patch(made, whole, clock.local(id)));
      }
      if (!overrides.isEmpty()) {
        made.put(OVERRIDES, JsonParts.object(overrides));
      }
    } else {
      made = new LinkedHashMap<>();
      made.put("@type", JsonParts.text("Group"));
      made.put("uid", JsonParts.text(object.uid()));
      List<JsonValue> entries = new ArrayList<>();
      for (CalendarPart part : object.parts()) {
        CalendarTime id = part.recurrenceId().orElseThrow();
        CalendarClock clock = CalendarClock.of(Optional.of(id), object.zones());
        Map<String, JsonValue> entry =
            RoundTripMembers.instance(part.component(), object.zones(), clock);
        entry.put("recurrenceId", JsonParts.text(CalendarClock.written(id.local())));
        clock.timeZone().ifPresent(zone -> entry.put("recurrenceIdTimeZone", JsonParts.text(zone)));
        if (id.isDate()) {
          entry.put("showWithoutTime", JsonValue.TRUE);
        }
        entries.add(JsonParts.object(entry));
      }
      made.put("entries", JsonParts.array(entries));
    }
    calendar(object, made);
    return JsonParts.object(made);
  }

  private static void calendar(CalendarObject object, Map<String, JsonValue> made) {
    List<ContentLine> kept = new ArrayList<>();
    for (ContentLine line : object.calendar().lines()) {
      switch (line.name()) {
        case "VERSION" -> {}
        case "PRODID" -> made.put("prodId", JsonParts.text(line.value()));
        case "METHOD" ->
            made.put("method", JsonParts.text(line.value().toLowerCase(java.util.Locale.ROOT)));
        default -> kept.add(line);
      }
    }
    // Zones that are written in any case need not be kept.
    List<CalendarComponent> usual =
        ZoneText.missing(object.parts().stream().map(CalendarPart::component).toList(), List.of());
    List<CalendarComponent> zones =
        object.zones().definitions().stream().filter(zone -> !usual.contains(zone)).toList();
    if (!kept.isEmpty() || !zones.isEmpty()) {
      made.put(CALENDAR, RoundTripComponents.of(kept, zones));
    }
  }

  /** Returns the patch for an instance: its differences from the series (RFC 8984 §4.3.5). */
  private static JsonObject patch(
      Map<String, JsonValue> series, Map<String, JsonValue> instance, LocalDateTime id) {
    Map<String, JsonValue> patch = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>(instance.keySet());
    names.addAll(series.keySet());
    for (String name : names) {
      if (OF_SERIES.contains(name) && !name.equals(RoundTripMembers.MEMBER)) {
        continue;
      }
      JsonValue own = instance.get(name);
      JsonValue usual =
          switch (name) {
            case "start" -> JsonParts.text(CalendarClock.written(id));
            case RoundTripMembers.MEMBER -> null;
            default -> series.get(name);
          };
      if (own == null && usual != null) {
        patch.put(name, JsonValue.NULL);
      } else if (own != null && !own.equals(usual)) {
        patch.put(name, own);
      }
    }
    if (patch.isEmpty()) {
      // An override must not be empty, since an empty one would be read as an RDATE.
      patch.put("uid", instance.get("uid"));
    }
    return JsonParts.object(patch);
  }

  /** Converts a JSCalendar object to a calendar object. */
  public static ReadJsCalendar read(JsonObject json) {
    try {
      List<CalendarNode> nodes = new ArrayList<>();
      nodes.add(ContentLine.of("VERSION", "2.0"));
      nodes.add(ContentLine.of("PRODID", JsonParts.text(json, "prodId").orElse(PRODUCT)));
      JsonParts.text(json, "method")
          .ifPresent(
              method ->
                  nodes.add(ContentLine.of("METHOD", method.toUpperCase(java.util.Locale.ROOT))));
      Map<String, JsonValue> kept = JsonParts.members(json, CALENDAR);
      nodes.addAll(RoundTripComponents.lines(kept));
      List<CalendarComponent> defined = RoundTripComponents.components(kept);
      nodes.addAll(defined);
      int head = nodes.size();
      Function<String, CalendarZone> zones = CalendarClock.zones(defined);
      Map<String, JsonValue> members = new LinkedHashMap<>(json);
      members.remove("prodId");
      members.remove("method");
      members.remove(CALENDAR);
      if (JsonParts.text(json, "@type").orElse("").equals("Group")) {
        for (JsonValue entry : JsonParts.values(json, "entries")) {
          if (!(entry instanceof JsonObject object)) {
            throw new MalformedJsCalendar("/entries", "The values must be objects.");
          }
          nodes.add(entry(object, zones));
        }
      } else {
        series(members, nodes, zones);
      }
      nodes.addAll(head, ZoneText.missing(components(nodes), defined));
      CalendarComponent calendar = CalendarComponent.of("VCALENDAR", nodes);
      return switch (CalendarObject.of(calendar, json.containsKey("method"))) {
        case CalendarParseResult.Read(CalendarObject object) ->
            new ReadJsCalendar.Understood(object);
        case CalendarParseResult.Unusable(var fault, String detail) ->
            new ReadJsCalendar.Refused("", detail);
      };
    } catch (MalformedJsCalendar malformed) {
      return new ReadJsCalendar.Refused(malformed.pointer(), malformed.getMessage());
    }
  }

  private static List<CalendarComponent> components(List<CalendarNode> nodes) {
    return nodes.stream()
        .filter(CalendarComponent.class::isInstance)
        .map(CalendarComponent.class::cast)
        .filter(component -> !component.is("VTIMEZONE"))
        .toList();
  }

  private static CalendarComponent entry(JsonObject object, Function<String, CalendarZone> zones) {
    Map<String, JsonValue> members = new LinkedHashMap<>(object);
    String id =
        JsonParts.text(members, "recurrenceId")
            .orElseThrow(() -> new MalformedJsCalendar("/entries", "recurrenceId is missing."));
    CalendarClock clock =
        CalendarClock.of(
            JsonParts.text(members, "recurrenceIdTimeZone"),
            JsonParts.isTrue(members, "showWithoutTime"),
            zones);
    members.remove("recurrenceId");
    members.remove("recurrenceIdTimeZone");
    return RoundTripMembers.component(
        members,
        Optional.of(JsonToPart.instance(CalendarClock.local(id, "/recurrenceId"), clock)),
        zones);
  }

  private static void series(
      Map<String, JsonValue> json, List<CalendarNode> nodes, Function<String, CalendarZone> zones) {
    nodes.add(stamped(RoundTripMembers.component(json, Optional.empty(), zones)));
    CalendarClock clock = JsonToPart.clock(json, zones);
    Map<String, JsonValue> overrides = JsonParts.members(json, OVERRIDES);
    for (String id : overrides.keySet()) {
      Map<String, JsonValue> patch = JsonParts.members(overrides, id);
      if (patch.isEmpty() || JsonParts.isTrue(patch, "excluded")) {
        continue;
      }
      LocalDateTime local = CalendarClock.local(id, "/" + OVERRIDES);
      Map<String, JsonValue> whole = new LinkedHashMap<>(json);
      whole.keySet().removeAll(OF_SERIES);
      whole.put("start", JsonParts.text(id));
      patch.forEach((pointer, value) -> Patches.apply(whole, pointer, value));
      nodes.add(
          stamped(
              RoundTripMembers.component(
                  whole, Optional.of(JsonToPart.instance(local, clock)), zones)));
    }
  }

  /** Adds a DTSTAMP, which RFC 5545 §3.6.1 requires. */
  private static CalendarComponent stamped(CalendarComponent component) {
    return component.first("DTSTAMP").isPresent()
        ? component
        : component.plus(CalendarTime.utc(Instant.now()).line("DTSTAMP"));
  }
}
