package org.carillon.format.jscalendar;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/** Lines and components that JSCalendar has no member for, unchanged in jCal (RFC 7265 §3.4). */
final class RoundTripComponents {
  private static final String PROPERTIES = "properties";
  private static final String COMPONENTS = "components";
  private static final String MEMBER = "iCalComponent";
  private static final int MOST_DEPTH = 8;

  private RoundTripComponents() {}

  static JsonObject of(List<ContentLine> lines, List<CalendarComponent> components) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (!lines.isEmpty()) {
      members.put(
          PROPERTIES, JsonParts.array(lines.stream().map(RoundTripComponents::line).toList()));
    }
    if (!components.isEmpty()) {
      members.put(
          COMPONENTS,
          JsonParts.array(components.stream().map(RoundTripComponents::component).toList()));
    }
    return JsonParts.object(members);
  }

  private static JsonArray line(ContentLine line) {
    Map<String, JsonValue> parameters = new LinkedHashMap<>();
    for (LineParameter parameter : line.parameters()) {
      List<JsonValue> values = parameter.values().stream().map(JsonParts::text).toList();
      parameters.put(
          parameter.name().toLowerCase(Locale.ROOT),
          values.size() == 1 ? values.getFirst() : JsonParts.array(values));
    }
    return JsonParts.array(
        List.of(
            JsonParts.text(line.name().toLowerCase(Locale.ROOT)),
            JsonParts.object(parameters),
            JsonParts.text("unknown"),
            JsonParts.text(line.value())));
  }

  private static JsonArray component(CalendarComponent component) {
    return JsonParts.array(
        List.of(
            JsonParts.text(component.name().toLowerCase(Locale.ROOT)),
            JsonParts.array(component.lines().stream().map(RoundTripComponents::line).toList()),
            JsonParts.array(
                component.components().stream().map(RoundTripComponents::component).toList())));
  }

  static List<ContentLine> lines(Map<String, JsonValue> kept) {
    return JsonParts.values(kept, PROPERTIES).stream().map(RoundTripComponents::line).toList();
  }

  static List<CalendarComponent> components(Map<String, JsonValue> kept) {
    return JsonParts.values(kept, COMPONENTS).stream()
        .map(value -> component(value, MOST_DEPTH))
        .toList();
  }

  private static ContentLine line(JsonValue value) {
    if (!(value instanceof JsonArray array)
        || array.size() < 4
        || !(array.get(0) instanceof JsonString name)
        || !(array.get(1) instanceof JsonObject parameters)
        || !(array.get(3) instanceof JsonString text)
        || !name.getString().matches("[A-Za-z0-9_.-]{1,100}")) {
      throw malformed();
    }
    List<LineParameter> read = new ArrayList<>();
    parameters.forEach((key, values) -> read.add(parameter(key, values)));
    return ContentLine.of(name.getString(), read, text.getString());
  }

  private static LineParameter parameter(String name, JsonValue value) {
    if (!name.matches("[A-Za-z0-9_.-]{1,100}")) {
      throw malformed();
    }
    return switch (value) {
      case JsonString text -> new LineParameter(name, text.getString());
      case JsonArray array ->
          new LineParameter(
              name,
              array.stream()
                  .map(
                      one -> {
                        if (one instanceof JsonString text) {
                          return text.getString();
                        }
                        throw malformed();
                      })
                  .toList());
      default -> throw malformed();
    };
  }

  private static CalendarComponent component(JsonValue value, int depth) {
    if (depth == 0
        || !(value instanceof JsonArray array)
        || array.size() < 3
        || !(array.get(0) instanceof JsonString name)
        || !(array.get(1) instanceof JsonArray lines)
        || !(array.get(2) instanceof JsonArray inner)
        || !name.getString().matches("[A-Za-z0-9-]{1,100}")) {
      throw malformed();
    }
    List<CalendarNode> nodes = new ArrayList<>();
    lines.forEach(line -> nodes.add(line(line)));
    inner.forEach(one -> nodes.add(component(one, depth - 1)));
    return CalendarComponent.of(name.getString(), nodes);
  }

  private static MalformedJsCalendar malformed() {
    return new MalformedJsCalendar("/" + MEMBER, "The value must have the form of jCal.");
  }
}
