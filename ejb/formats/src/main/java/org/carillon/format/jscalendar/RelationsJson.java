package org.carillon.format.jscalendar;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.ContentText;
import org.carillon.format.icalendar.line.LineParameter;

/**
 * Converts the relations of an object to others (RFC 5545 §3.8.4.5 RELATED-TO) from and to
 * relations (RFC 8984 §4.1.3). The default type is the parent.
 */
final class RelationsJson {
  private static final String MEMBER = "relatedTo";
  private static final String PROPERTY = "RELATED-TO";
  private static final String TYPE = "RELTYPE";
  private static final String RELATION = "relation";

  private RelationsJson() {}

  static void of(CalendarComponent component, Map<String, JsonValue> members) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (ContentLine line : component.lines(PROPERTY)) {
      String type = line.parameterValue(TYPE).orElse("parent").toLowerCase(Locale.ROOT);
      List<String> types =
          all.computeIfAbsent(ContentText.unescape(line.value()), _ -> new ArrayList<>());
      if (!types.contains(type)) {
        types.add(type);
      }
    }
    all.remove("");
    if (!all.isEmpty()) {
      Map<String, JsonValue> made = new LinkedHashMap<>();
      all.forEach((uid, types) -> made.put(uid, relation(types)));
      members.put(MEMBER, JsonParts.object(made));
    }
  }

  private static JsonValue relation(List<String> types) {
    Map<String, JsonValue> made = new LinkedHashMap<>();
    made.put("@type", JsonParts.text("Relation"));
    made.put(RELATION, JsonParts.set(types));
    return JsonParts.object(made);
  }

  static List<ContentLine> lines(Map<String, JsonValue> members) {
    List<ContentLine> lines = new ArrayList<>();
    Map<String, JsonValue> all = JsonParts.members(members, MEMBER);
    for (String uid : all.keySet()) {
      Map<String, JsonValue> relation = JsonParts.members(all, uid);
      for (String type : JsonParts.members(relation, RELATION).keySet()) {
        // A type that is no valid parameter value is preserved as a member.
        if (type.matches("[a-zA-Z][a-zA-Z0-9-]{0,60}")) {
          lines.add(
              ContentLine.of(
                  PROPERTY,
                  List.of(new LineParameter(TYPE, type.toUpperCase(Locale.ROOT))),
                  ContentText.escape(uid)));
        }
      }
    }
    return lines;
  }
}
