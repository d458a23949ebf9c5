package org.carillon.rest.groupware;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import org.carillon.json.Json;

/** Changes of some members of JSContact and JSCalendar objects. */
final class MergePatch {
  /** Neither kind nests deeper. */
  private static final int MOST_DEPTH = 50;

  private MergePatch() {}

  /** An object with some members changed (RFC 7396 §2). */
  static JsonObject patched(JsonObject object, JsonObject patch) {
    return patched(object, patch, 0);
  }

  private static JsonObject patched(JsonObject target, JsonObject patch, int depth) {
    JsonObjectBuilder made = Json.createObjectBuilder(target);
    for (Map.Entry<String, JsonValue> member : patch.entrySet()) {
      JsonValue value = member.getValue();
      if (value == JsonValue.NULL) {
        made.remove(member.getKey());
      } else if (value instanceof JsonObject inner && depth < MOST_DEPTH) {
        JsonValue there = target.get(member.getKey());
        made.add(
            member.getKey(),
            patched(
                there instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT,
                inner,
                depth + 1));
      } else {
        made.add(member.getKey(), value);
      }
    }
    return made.build();
  }
}
