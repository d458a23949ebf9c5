package org.carillon.format.jscalendar;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** A patch of RFC 8984 §1.4.9: pointers without their first slash, and values. */
public final class Patches {
  private static final int MOST_DEPTH = 10;

  private Patches() {}

  /** Sets a member, also a nested one; null removes it. Throws if the pointer leads nowhere. */
  public static void apply(Map<String, JsonValue> members, String pointer, JsonValue value) {
    String[] names = pointer.split("/", MOST_DEPTH + 1);
    if (names.length > MOST_DEPTH) {
      throw new MalformedJsCalendar("/recurrenceOverrides", "A pointer has too many levels.");
    }
    apply(members, names, 0, value);
  }

  private static void apply(
      Map<String, JsonValue> members, String[] names, int at, JsonValue value) {
    String name = names[at].replace("~1", "/").replace("~0", "~");
    if (at < names.length - 1) {
      if (!(members.get(name) instanceof JsonObject inner)) {
        throw new MalformedJsCalendar(
            "/recurrenceOverrides", "A pointer leads through a value that is not an object.");
      }
      Map<String, JsonValue> changed = new LinkedHashMap<>(inner);
      apply(changed, names, at + 1, value);
      members.put(name, JsonParts.object(changed));
    } else if (value == JsonValue.NULL) {
      members.remove(name);
    } else {
      members.put(name, value);
    }
  }
}
