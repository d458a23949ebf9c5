package org.carillon.rest.document;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.carillon.json.Json;

/** JSON as YAML 1.2 in block style, with JSON's quotes (YAML 1.2 §1.3). */
final class Yaml {
  private static final String INDENT = "  ";

  private Yaml() {}

  static String of(JsonObject document) {
    var text = new StringBuilder();
    write(text, document, "");
    return text.toString();
  }

  private static void write(StringBuilder text, JsonValue value, String indent) {
    switch (value) {
      case JsonObject object -> {
        for (var entry : object.entrySet()) {
          text.append(indent).append(quoted(entry.getKey())).append(':');
          nested(text, entry.getValue(), indent);
        }
      }
      case JsonArray array -> {
        for (JsonValue each : array) {
          text.append(indent).append('-');
          nested(text, each, indent);
        }
      }
      default -> text.append(value).append('\n');
    }
  }

  private static void nested(StringBuilder text, JsonValue value, String indent) {
    boolean block =
        value instanceof JsonObject object && !object.isEmpty()
            || value instanceof JsonArray array && !array.isEmpty();
    if (block) {
      text.append('\n');
      write(text, value, indent + INDENT);
    } else {
      text.append(' ').append(value).append('\n');
    }
  }

  private static String quoted(String key) {
    return Json.createValue(key).toString();
  }
}
