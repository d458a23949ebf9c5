package org.carillon.webmail.event;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.carillon.json.Json;

/** Instances of another's series, each invited to alone: a Group (RFC 8984 §1.4.4), by time. */
final class SeparateInstances {
  private static final String ENTRIES = "entries";
  private static final String ID = "recurrenceId";

  private SeparateInstances() {}

  /** Returns the instance with an id; without an id, the first. */
  static Optional<JsonObject> find(JsonObject group, String id) {
    return entries(group).stream().filter(one -> is(one, id)).findFirst();
  }

  /** Returns the group with a change of the instance with an id; without an id, of all. */
  static JsonObject with(JsonObject group, String id, UnaryOperator<JsonObject> change) {
    return of(
        group, entries(group).stream().map(one -> is(one, id) ? change.apply(one) : one).toList());
  }

  /** Returns the group without the instance; empty if no other is left. */
  static Optional<JsonObject> without(JsonObject group, String id) {
    List<JsonObject> left = entries(group).stream().filter(one -> !is(one, id)).toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(of(group, left));
  }

  private static boolean is(JsonObject one, String id) {
    return id.isEmpty() || id.equals(EventJson.text(one, ID));
  }

  private static JsonObject of(JsonObject group, List<JsonObject> entries) {
    return Json.createObjectBuilder(group).add(ENTRIES, Json.createArrayBuilder(entries)).build();
  }

  private static List<JsonObject> entries(JsonObject group) {
    return group.get(ENTRIES) instanceof JsonArray all
        ? all.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject).toList()
        : List.of();
  }
}
