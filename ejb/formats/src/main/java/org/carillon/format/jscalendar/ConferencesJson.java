package org.carillon.format.jscalendar;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/** Converts CONFERENCE (RFC 7986 §5.11) from and to virtual locations (RFC 8984 §4.2.6). */
final class ConferencesJson {
  private static final String MEMBER = "virtualLocations";
  private static final String PROPERTY = "CONFERENCE";

  private ConferencesJson() {}

  static void of(CalendarComponent component, Map<String, JsonValue> members) {
    Map<String, JsonValue> places = new LinkedHashMap<>();
    for (ContentLine line : component.lines(PROPERTY)) {
      places.put(Integer.toString(places.size() + 1), place(line));
    }
    if (!places.isEmpty()) {
      members.put(MEMBER, JsonParts.object(places));
    }
  }

  private static JsonValue place(ContentLine line) {
    Map<String, JsonValue> place = new LinkedHashMap<>();
    place.put("@type", JsonParts.text("VirtualLocation"));
    line.parameterValue("LABEL").ifPresent(label -> place.put("name", JsonParts.text(label)));
    place.put("uri", JsonParts.text(line.value()));
    line.parameter("FEATURE")
        .ifPresent(
            features ->
                place.put(
                    "features",
                    JsonParts.set(
                        features.values().stream()
                            .map(feature -> feature.toLowerCase(Locale.ROOT))
                            .toList())));
    return JsonParts.object(place);
  }

  static List<ContentLine> lines(Map<String, JsonValue> event) {
    List<ContentLine> lines = new ArrayList<>();
    Map<String, JsonValue> places = JsonParts.members(event, MEMBER);
    for (String id : places.keySet()) {
      Map<String, JsonValue> place = JsonParts.members(places, id);
      JsonParts.text(place, "uri").ifPresent(uri -> lines.add(line(uri, place)));
    }
    return lines;
  }

  private static ContentLine line(String uri, Map<String, JsonValue> place) {
    List<LineParameter> parameters = new ArrayList<>();
    parameters.add(new LineParameter("VALUE", "URI"));
    List<String> features =
        JsonParts.members(place, "features").keySet().stream()
            .map(feature -> feature.toUpperCase(Locale.ROOT))
            .toList();
    if (!features.isEmpty()) {
      parameters.add(new LineParameter("FEATURE", features));
    }
    JsonParts.text(place, "name")
        .ifPresent(name -> parameters.add(new LineParameter("LABEL", name)));
    return ContentLine.of(PROPERTY, parameters, uri);
  }
}
