package org.carillon.webmail.event;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.carillon.format.jscalendar.Patches;
import org.carillon.json.Json;
import org.carillon.webmail.recurrence.Repetition;

/** Changes an instance of a series, named by local time, or following ones (RFC 8984 §4.3.5). */
public final class SeriesJson {
  private static final String EXCLUDED = "excluded";

  /** The members that an instance does not have and no patch may change. */
  private static final Set<String> OF_SERIES =
      Set.of(
          "@type",
          "uid",
          Repetition.RULES,
          Repetition.EXCLUDED_RULES,
          Repetition.OVERRIDES,
          "method",
          "prodId",
          "privacy",
          "replyTo",
          "relatedTo",
          "updated",
          "sequence",
          "created");

  private SeriesJson() {}

  public static boolean isSeries(JsonObject event) {
    return event.containsKey(Repetition.RULES) || event.containsKey(Repetition.OVERRIDES);
  }

  /** Returns an instance as an event of its own. */
  public static JsonObject instance(JsonObject series, String id) {
    Map<String, JsonValue> made = new LinkedHashMap<>(series);
    made.remove(Repetition.OVERRIDES);
    made.remove(Repetition.RULES);
    made.remove(Repetition.EXCLUDED_RULES);
    made.put(EventJson.START, Json.createValue(id));
    EventJson.members(EventJson.members(series, Repetition.OVERRIDES), id)
        .forEach((pointer, value) -> Patches.apply(made, pointer, value));
    return EventJson.object(made);
  }

  /** Returns an instance with the rules of its series. */
  static JsonObject withRulesOf(JsonObject series, JsonObject instance) {
    return series.containsKey(Repetition.RULES)
        ? Json.createObjectBuilder(instance)
            .add(Repetition.RULES, series.get(Repetition.RULES))
            .build()
        : instance;
  }

  /** Returns the series with the given version of one instance. */
  static JsonObject with(JsonObject series, String id, JsonObject instance) {
    JsonObject usual = instance(without(series, one -> one.equals(id)), id);
    JsonObjectBuilder patch = Json.createObjectBuilder();
    Set<String> names = new LinkedHashSet<>(usual.keySet());
    names.addAll(instance.keySet());
    names.removeAll(OF_SERIES);
    for (String name : names) {
      JsonValue own = instance.get(name);
      if (own == null) {
        patch.add(name.replace("~", "~0").replace("/", "~1"), JsonValue.NULL);
      } else if (!own.equals(usual.get(name))) {
        patch.add(name.replace("~", "~0").replace("/", "~1"), own);
      }
    }
    return override(series, id, patch.build());
  }

  /** Returns the series without one instance. */
  static JsonObject excluding(JsonObject series, String id) {
    return override(series, id, Json.createObjectBuilder().add(EXCLUDED, true).build());
  }

  private static JsonObject override(JsonObject series, String id, JsonObject patch) {
    JsonObjectBuilder all =
        Json.createObjectBuilder(EventJson.members(series, Repetition.OVERRIDES)).add(id, patch);
    return Json.createObjectBuilder(series).add(Repetition.OVERRIDES, all).build();
  }

  /** Returns the series with its end before an instance. */
  static JsonObject before(JsonObject series, String id) {
    String last = EventJson.written(LocalDateTime.parse(id).minusSeconds(1));
    JsonObjectBuilder made =
        Json.createObjectBuilder(without(series, one -> one.compareTo(id) >= 0));
    if (series.get(Repetition.RULES) instanceof JsonArray rules) {
      JsonArrayBuilder ended = Json.createArrayBuilder();
      for (JsonValue rule : rules) {
        JsonObject old = rule.asJsonObject();
        String until = EventJson.text(old, Repetition.UNTIL);
        boolean endsBefore = !until.isEmpty() && until.compareTo(last) < 0;
        // The count is not reached before, since the instance is part of the series.
        ended.add(
            endsBefore
                ? old
                : Json.createObjectBuilder(old)
                    .remove(Repetition.COUNT)
                    .add(Repetition.UNTIL, last)
                    .build());
      }
      made.add(Repetition.RULES, ended);
    }
    return made.build();
  }

  /** Returns a series' rest with UID {@code uid}, after {@code gone} instances. */
  public static JsonObject from(JsonObject series, String id, String uid, long gone) {
    JsonObjectBuilder made =
        Json.createObjectBuilder(without(series, one -> one.compareTo(id) < 0))
            .add("uid", uid)
            .add(EventJson.START, id)
            .remove("sequence");
    if (series.get(Repetition.RULES) instanceof JsonArray rules) {
      JsonArrayBuilder left = Json.createArrayBuilder();
      for (JsonValue rule : rules) {
        JsonObject old = rule.asJsonObject();
        left.add(
            old.containsKey(Repetition.COUNT)
                ? Json.createObjectBuilder(old)
                    .add(Repetition.COUNT, Math.max(1, old.getInt(Repetition.COUNT) - gone))
                    .build()
                : old);
      }
      made.add(Repetition.RULES, left);
    }
    return made.build();
  }

  private static JsonObject without(JsonObject series, Predicate<String> gone) {
    JsonObjectBuilder kept = Json.createObjectBuilder();
    JsonObject overrides = EventJson.members(series, Repetition.OVERRIDES);
    overrides.forEach(
        (id, patch) -> {
          if (!gone.test(id)) {
            kept.add(id, patch);
          }
        });
    JsonObject rest = kept.build();
    JsonObjectBuilder made = Json.createObjectBuilder(series);
    return (rest.isEmpty()
            ? made.remove(Repetition.OVERRIDES)
            : made.add(Repetition.OVERRIDES, rest))
        .build();
  }
}
