package org.carillon.rest.kit;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.util.HashSet;
import java.util.Set;
import org.carillon.json.Json;

/** Reads objects from a parser; refuses duplicate keys, whose value is ambiguous (RFC 8259 §4). */
final class JsonTree {
  private JsonTree() {}

  /** Reads the object whose start was the last event. */
  static JsonObject object(JsonParser parser) {
    var object = Json.createObjectBuilder();
    Set<String> keys = new HashSet<>();
    for (var event = parser.next(); event != JsonParser.Event.END_OBJECT; event = parser.next()) {
      String key = parser.getString();
      if (!keys.add(key)) {
        throw new Refused(
            Problem.at(422, key, "duplicate", "The field “" + key + "” is given more than once."));
      }
      object.add(key, value(parser, parser.next()));
    }
    return object.build();
  }

  private static JsonArray array(JsonParser parser) {
    var array = Json.createArrayBuilder();
    for (var event = parser.next(); event != JsonParser.Event.END_ARRAY; event = parser.next()) {
      array.add(value(parser, event));
    }
    return array.build();
  }

  private static JsonValue value(JsonParser parser, JsonParser.Event event) {
    return switch (event) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      default -> parser.getValue();
    };
  }
}
