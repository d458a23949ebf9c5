package org.carillon.format.jscalendar;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Merges JSON that was kept beside a component with later changes of the component, such as an
 * answer, or a guest that a calendar program added. The component's current content always wins.
 * What the component has no place for is taken from the kept value.
 */
final class PreservedJsonMerge {
  private static final String PARTICIPANTS = "participants";

  private PreservedJsonMerge() {}

  /**
   * Returns the value of a member.
   *
   * @param kept the value as it was given
   * @param then the value that a component made from it yields; null if none
   * @param now the value that the current component yields; null if none
   * @return the value; empty if the member no longer exists
   */
  static Optional<JsonValue> merged(String name, JsonValue kept, JsonValue then, JsonValue now) {
    if (Objects.equals(then, now)) {
      return Optional.of(kept);
    }
    if (kept instanceof JsonObject mine && now instanceof JsonObject said) {
      JsonObject before = then instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
      return Optional.of(
          name.equals(PARTICIPANTS) ? people(mine, before, said) : object(mine, before, said));
    }
    return Optional.ofNullable(now);
  }

  /** Merges objects name by name. If the names differ, returns {@code now}. */
  private static JsonValue object(JsonObject kept, JsonObject then, JsonObject now) {
    Map<String, JsonValue> merged = new LinkedHashMap<>(kept);
    Set<String> names = new LinkedHashSet<>(then.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      JsonValue before = then.get(name);
      JsonValue after = now.get(name);
      if (Objects.equals(before, after)) {
        continue;
      }
      if (before != null && !kept.containsKey(name)) {
        return now;
      }
      Optional<JsonValue> value =
          kept.containsKey(name)
              ? merged("", kept.get(name), before, after)
              : Optional.ofNullable(after);
      value.ifPresentOrElse(some -> merged.put(name, some), () -> merged.remove(name));
    }
    return JsonParts.object(merged);
  }

  /** Merges participants by their addresses, since a component does not store their ids. */
  private static JsonValue people(JsonObject kept, JsonObject then, JsonObject now) {
    Map<String, JsonObject> before = byAddress(then);
    Map<String, JsonObject> after = byAddress(now);
    Map<String, JsonValue> merged = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> entry : kept.entrySet()) {
      Optional<String> address = address(entry.getValue());
      JsonObject said = address.map(after::remove).orElse(null);
      if (said != null && entry.getValue() instanceof JsonObject person) {
        JsonObject known = before.getOrDefault(address.get(), JsonValue.EMPTY_JSON_OBJECT);
        merged.put(entry.getKey(), object(person, known, said));
      } else if (address.isEmpty() || !before.containsKey(address.get())) {
        // This participant has no line in a component, so that its absence there means nothing.
        merged.put(entry.getKey(), entry.getValue());
      }
    }
    int number = 0;
    for (JsonObject person : after.values()) {
      String id;
      do {
        id = Integer.toString(++number);
      } while (merged.containsKey(id));
      merged.put(id, person);
    }
    return JsonParts.object(merged);
  }

  private static Map<String, JsonObject> byAddress(JsonObject people) {
    Map<String, JsonObject> found = new LinkedHashMap<>();
    for (JsonValue person : people.values()) {
      if (person instanceof JsonObject object) {
        address(person).ifPresent(address -> found.putIfAbsent(address, object));
      }
    }
    return found;
  }

  private static Optional<String> address(JsonValue person) {
    return person instanceof JsonObject object
        ? PeopleJson.address(object).map(text -> text.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
