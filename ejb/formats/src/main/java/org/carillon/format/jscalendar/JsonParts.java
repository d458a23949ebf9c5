package org.carillon.format.jscalendar;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads and creates JSON. */
final class JsonParts {
  /** Found once, since the lookup searches the whole class path. */
  static final JsonProvider JSON = JsonProvider.provider();

  private JsonParts() {}

  static JsonValue text(String text) {
    return JSON.createValue(text);
  }

  static JsonValue number(long number) {
    return JSON.createValue(number);
  }

  static JsonObject object(Map<String, ? extends JsonValue> members) {
    JsonObjectBuilder builder = JSON.createObjectBuilder();
    members.forEach(builder::add);
    return builder.build();
  }

  static JsonArray array(Collection<? extends JsonValue> values) {
    JsonArrayBuilder builder = JSON.createArrayBuilder();
    values.forEach(builder::add);
    return builder.build();
  }

  /** Returns an object in which each name has the value true. */
  static JsonObject set(Collection<String> names) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    names.forEach(name -> members.put(name, JsonValue.TRUE));
    return object(members);
  }

  static Optional<String> text(Map<String, JsonValue> of, String name) {
    JsonValue value = of.get(name);
    if (value == null || value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonString text) {
      return Optional.of(text.getString());
    }
    throw new MalformedJsCalendar("/" + name, "The value must be a string.");
  }

  static Optional<Long> number(Map<String, JsonValue> of, String name) {
    JsonValue value = of.get(name);
    if (value == null || value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonNumber number && number.isIntegral()) {
      return Optional.of(number.longValue());
    }
    throw new MalformedJsCalendar("/" + name, "The value must be a whole number.");
  }

  static Map<String, JsonValue> members(Map<String, JsonValue> of, String name) {
    JsonValue value = of.get(name);
    if (value == null || value == JsonValue.NULL) {
      return Map.of();
    }
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new MalformedJsCalendar("/" + name, "The value must be an object.");
  }

  static Collection<JsonValue> values(Map<String, JsonValue> of, String name) {
    JsonValue value = of.get(name);
    if (value == null || value == JsonValue.NULL) {
      return java.util.List.of();
    }
    if (value instanceof JsonArray array) {
      return array;
    }
    throw new MalformedJsCalendar("/" + name, "The value must be an array.");
  }

  static boolean isTrue(Map<String, JsonValue> of, String name) {
    return of.get(name) == JsonValue.TRUE;
  }
}
