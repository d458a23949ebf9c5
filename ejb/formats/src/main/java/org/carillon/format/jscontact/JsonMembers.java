package org.carillon.format.jscontact;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads members of the JSON object at a pointer. A member of another type is an error. */
record JsonMembers(JsonObject object, String pointer) {

  Optional<String> text(String name) {
    return switch (object.get(name)) {
      case null -> Optional.empty();
      case JsonString text -> Optional.of(text.getString());
      default -> throw wrong(name, "a string");
    };
  }

  String wanted(String name) {
    return text(name).orElseThrow(() -> wrong(name, "present and a string"));
  }

  Optional<Integer> number(String name) {
    return switch (object.get(name)) {
      case null -> Optional.empty();
      case JsonNumber number when number.isIntegral() -> Optional.of(number.intValue());
      default -> throw wrong(name, "a whole number");
    };
  }

  boolean isTrue(String name) {
    return object.get(name) == JsonValue.TRUE;
  }

  Optional<JsonMembers> object(String name) {
    return switch (object.get(name)) {
      case null -> Optional.empty();
      case JsonObject inner -> Optional.of(new JsonMembers(inner, place(name)));
      default -> throw wrong(name, "an object");
    };
  }

  JsonArray array(String name) {
    return switch (object.get(name)) {
      case null -> JsonValue.EMPTY_JSON_ARRAY;
      case JsonArray array -> array;
      default -> throw wrong(name, "an array");
    };
  }

  /** Returns the objects of a map by their ids, in its order. */
  List<Map.Entry<String, JsonMembers>> entries(String name) {
    return object(name).stream()
        .flatMap(
            map ->
                map.object.keySet().stream()
                    .map(
                        id ->
                            Map.entry(
                                id, map.object(id).orElseThrow(() -> map.wrong(id, "an object")))))
        .toList();
  }

  /** Returns the names of a set: those whose value is true. */
  List<String> set(String name) {
    return object(name).stream()
        .flatMap(map -> map.object.keySet().stream().filter(map::isTrue))
        .toList();
  }

  List<JsonMembers> objects(String name) {
    JsonArray array = array(name);
    return IntStream.range(0, array.size())
        .mapToObj(
            i -> {
              if (array.get(i) instanceof JsonObject each) {
                return new JsonMembers(each, place(name) + "/" + i);
              }
              throw new MalformedCard(place(name) + "/" + i, "The value must be an object.");
            })
        .toList();
  }

  MalformedCard wrong(String name, String wanted) {
    return new MalformedCard(place(name), "The value must be " + wanted + ".");
  }

  private String place(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
