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
 * Brings JSON that was kept beside a component together with what has changed in the component
 * since: an answer that came, a guest that a calendar program added. What the component says now
 * always wins; of the kept value stays what the component has no place for.
 */
final class KeptJson {
  private static final String PARTICIPANTS = "participants";

  private KeptJson() {}

  /**
   * The value of a member.
   *
   * @param kept the value as it was given
   * @param then what a component says that is made of it; null if nothing
   * @param now what the component says; null if nothing
   * @return empty when there is no such member any more
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

  /** Name by name; where names are not the same on both sides, the component's alone. */
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

  /** People are the same by their addresses: a component knows no ids of them. */
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
        // No line of a component was made of it, so none that is missing says anything.
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
