package org.carillon.format.jscalendar;

import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * Preserves what one of the two formats has no place for. The lines of a component that its JSON
 * does not reproduce go into {@value #MEMBER}, all lines of a property together. They are restored
 * as long as the JSON still says the same. The members of JSON that a component does not reproduce
 * go into properties JSPROP, as RFC 9555 defines them for contacts.
 */
final class RoundTripMembers {
  static final String MEMBER = "iCalComponent";

  private static final String PROPERTY = "JSPROP";
  private static final String POINTER = "JSPTR";

  private RoundTripMembers() {}

  /** Returns the members of a component, including those that are preserved. */
  static Map<String, JsonValue> members(
      CalendarComponent component, Function<String, CalendarZone> zones) {
    return members(component, zones, PartToJson.clock(component, zones), Optional.empty());
  }

  static Map<String, JsonValue> instance(
      CalendarComponent component, Function<String, CalendarZone> zones, CalendarClock series) {
    Optional<ContentLine> id =
        component
            .first("RECURRENCE-ID")
            .flatMap(org.carillon.format.icalendar.time.CalendarTime::of)
            .map(time -> JsonToPart.instance(series.local(time), series));
    return members(component, zones, PartToJson.clock(component, zones), id);
  }

  private static Map<String, JsonValue> members(
      CalendarComponent component,
      Function<String, CalendarZone> zones,
      CalendarClock clock,
      Optional<ContentLine> instance) {
    CalendarComponent plain =
        component.keeping(
            node ->
                !(node instanceof ContentLine line && line.name().equals(PROPERTY))
                    || read(line).isEmpty());
    Map<String, JsonValue> members = PartToJson.members(plain, zones);
    CalendarComponent again = JsonToPart.component(members, JsonToPart.clock(members, zones));
    if (instance.isPresent()) {
      again = again.plus(instance.get());
    }
    Set<String> lost = lost(plain, again);
    List<ContentLine> lines =
        plain.lines().stream().filter(line -> lost.contains(line.name())).toList();
    List<CalendarComponent> components =
        plain.components().stream().filter(inner -> lost.contains(inner.name())).toList();
    if (!lines.isEmpty() || !components.isEmpty()) {
      members.put(MEMBER, RoundTripComponents.of(lines, components));
    }
    restore(component, members, zones);
    return members;
  }

  /** Returns the names of the properties and components that differ in {@code again}. */
  private static Set<String> lost(CalendarComponent component, CalendarComponent again) {
    Set<String> lost = new LinkedHashSet<>();
    for (CalendarNode node : component.nodes()) {
      String name = name(node);
      if (!named(component, name).equals(named(again, name))) {
        lost.add(name);
      }
    }
    return lost;
  }

  private static String name(CalendarNode node) {
    return switch (node) {
      case ContentLine line -> line.name();
      case CalendarComponent inner -> inner.name();
    };
  }

  private static Map<CalendarNode, Integer> named(CalendarComponent component, String name) {
    Map<CalendarNode, Integer> named = new LinkedHashMap<>();
    component.nodes().stream()
        .filter(node -> name(node).equals(name))
        .forEach(node -> named.merge(node, 1, Integer::sum));
    return named;
  }

  /**
   * Restores the members in JSPROP. Other programs change the component without changing JSPROP. A
   * value is used only if the component still says what it would if it were made from that value.
   */
  private static void restore(
      CalendarComponent component,
      Map<String, JsonValue> members,
      Function<String, CalendarZone> zones) {
    Map<String, JsonValue> kept = new LinkedHashMap<>();
    component
        .lines(PROPERTY)
        .forEach(
            line ->
                read(line).ifPresent(value -> kept.put(line.parameterValue(POINTER).get(), value)));
    if (kept.isEmpty()) {
      return;
    }
    Map<String, JsonValue> wanted = new LinkedHashMap<>(members);
    wanted.remove(MEMBER);
    wanted.putAll(kept);
    try {
      CalendarComponent made = JsonToPart.component(wanted, JsonToPart.clock(wanted, zones));
      Map<String, JsonValue> then = PartToJson.members(made, zones);
      Map<String, JsonValue> merged = new LinkedHashMap<>(members);
      kept.forEach(
          (name, value) ->
              PreservedJsonMerge.merged(name, value, then.get(name), members.get(name))
                  .ifPresentOrElse(some -> merged.put(name, some), () -> merged.remove(name)));
      members.putAll(merged);
      members.keySet().retainAll(merged.keySet());
    } catch (RuntimeException e) {
      // Another program's JSPROP in an unexpected form. The component is valid without it.
      return;
    }
  }

  /** Returns a JSPROP's value; empty for another program's, which is treated as any other line. */
  private static Optional<JsonValue> read(ContentLine line) {
    if (line.parameterValue(POINTER).isEmpty()) {
      return Optional.empty();
    }
    try (JsonReader reader = JsonParts.JSON.createReader(new StringReader(line.text()))) {
      return Optional.of(reader.readValue());
    } catch (RuntimeException e) {
      // The parser reports too deep nesting and too long numbers by exceptions other than
      // JsonException.
      return Optional.empty();
    }
  }

  /** Returns the component for some members, of a series or instance, with what they preserve. */
  static CalendarComponent component(
      Map<String, JsonValue> json,
      Optional<ContentLine> instance,
      Function<String, CalendarZone> zones) {
    Map<String, JsonValue> members = new LinkedHashMap<>(json);
    Map<String, JsonValue> kept = JsonParts.members(members, MEMBER);
    members.remove(MEMBER);
    CalendarComponent made = JsonToPart.component(members, JsonToPart.clock(members, zones));
    if (instance.isPresent()) {
      made = made.plus(instance.get());
    }
    made = withKept(made, kept, zones);
    return withMembers(made, members, zones);
  }

  /** Adds the preserved lines of each property that still has the same content. */
  private static CalendarComponent withKept(
      CalendarComponent made, Map<String, JsonValue> kept, Function<String, CalendarZone> zones) {
    List<CalendarNode> all = new ArrayList<>(RoundTripComponents.lines(kept));
    all.addAll(RoundTripComponents.components(kept));
    Set<String> names = new LinkedHashSet<>();
    all.forEach(node -> names.add(name(node)));
    CalendarComponent result = made;
    for (String name : names) {
      List<CalendarNode> nodes = all.stream().filter(node -> name(node).equals(name)).toList();
      Set<String> instead = instead(name);
      CalendarComponent tried = result.keeping(node -> !instead.contains(name(node)));
      for (CalendarNode node : nodes) {
        tried =
            switch (node) {
              case ContentLine line -> tried.plus(line);
              case CalendarComponent inner -> tried.plus(inner);
            };
      }
      if (PartToJson.members(tried, zones).equals(PartToJson.members(result, zones))) {
        result = tried;
      }
    }
    return result;
  }

  /** Returns the other names under which a property can express the same. */
  private static Set<String> instead(String name) {
    return switch (name) {
      case "DTEND", "DURATION" -> Set.of("DTEND", "DURATION");
      default -> Set.of(name);
    };
  }

  /** Adds the members that the component would not reproduce as JSPROP. */
  private static CalendarComponent withMembers(
      CalendarComponent made,
      Map<String, JsonValue> members,
      Function<String, CalendarZone> zones) {
    Map<String, JsonValue> said = PartToJson.members(made, zones);
    Set<String> names = new HashSet<>(Set.of("recurrenceOverrides", "updated"));
    CalendarComponent result = made;
    for (Map.Entry<String, JsonValue> member : members.entrySet()) {
      if (!names.contains(member.getKey())
          && member.getValue() != JsonValue.NULL
          && !member.getValue().equals(said.get(member.getKey()))) {
        result =
            result.plus(
                ContentLine.of(
                    PROPERTY,
                    List.of(new LineParameter(POINTER, member.getKey())),
                    org.carillon.format.icalendar.line.ContentText.escape(
                        member.getValue().toString())));
      }
    }
    return result;
  }
}
