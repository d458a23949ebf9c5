package org.carillon.rest.kit;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.database.StoredText;

/** A request's JSON object, read field by field; {@link #end} refuses unread (misspelt) fields. */
public final class Fields {
  private final JsonObject object;
  private final Set<String> read = new HashSet<>();

  Fields(JsonObject object) {
    this.object = object;
  }

  /** A required text. */
  public String text(String name) {
    return present(name, optionalText(name));
  }

  /** Returns the value of a required field; refuses the request if it is empty. */
  public static <T> T present(String name, Optional<T> value) {
    return value.orElseThrow(
        () -> refused(name, "missing", "The field “" + name + "” is missing."));
  }

  /** A text; absent and null are the same. */
  public Optional<String> optionalText(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonString text) {
                return storable(name, text.getString());
              }
              throw refused(name, "type", "The field “" + name + "” must be a string.");
            });
  }

  /** A whole number; absent and null are the same. */
  public Optional<Integer> optionalWhole(String name) {
    return value(name).map(value -> whole(name, value));
  }

  /** A whole number, least and most included; absent and null are the same. */
  public Optional<Integer> optionalWhole(String name, int least, int most) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonNumber number
                  && (number.bigDecimalValue().compareTo(BigDecimal.valueOf(least)) < 0
                      || number.bigDecimalValue().compareTo(BigDecimal.valueOf(most)) > 0)) {
                throw refused(
                    name,
                    "range",
                    "The field “%s” must be a number from %d to %d.".formatted(name, least, most));
              }
              return whole(name, value);
            });
  }

  /** A large whole number; absent and null are the same. */
  public Optional<Long> optionalLong(String name) {
    return value(name)
        .map(
            value -> {
              try {
                return ((JsonNumber) value).bigDecimalValue().longValueExact();
              } catch (ClassCastException | ArithmeticException other) {
                throw refused(name, "type", "The field “" + name + "” must be a whole number.");
              }
            });
  }

  /** True or false; absent and null are the same. */
  public Optional<Boolean> optionalSwitch(String name) {
    return value(name)
        .map(
            value ->
                switch (value.getValueType()) {
                  case TRUE -> true;
                  case FALSE -> false;
                  default ->
                      throw refused(
                          name, "type", "The field “" + name + "” must be true or false.");
                });
  }

  /** The new text; null removes the old one (RFC 7396 §2); absent leaves it. */
  public Optional<String> newText(String name) {
    return isNull(name) ? Optional.of("") : optionalText(name);
  }

  /** The new texts; null removes the old ones (RFC 7396 §2); absent leaves them. */
  public Optional<List<String>> newTexts(String name) {
    return isNull(name) ? Optional.of(List.of()) : optionalTexts(name);
  }

  /** Refuses null for fields that always have a value. */
  public void lasting(String... names) {
    for (String name : names) {
      if (isNull(name)) {
        throw refused(name, "missing", "The field “" + name + "” cannot be removed.");
      }
    }
  }

  /** An array of texts; absent and null are the same. */
  public Optional<List<String>> optionalTexts(String name) {
    return value(name)
        .map(
            value -> {
              var texts = new ArrayList<String>();
              if (value instanceof JsonArray array) {
                for (JsonValue each : array) {
                  if (!(each instanceof JsonString text)) {
                    throw refused(
                        name, "type", "The field “" + name + "” must be an array of strings.");
                  }
                  texts.add(storable(name, text.getString()));
                }
                return List.copyOf(texts);
              }
              throw refused(name, "type", "The field “" + name + "” must be an array of strings.");
            });
  }

  /** An object of whole numbers with arbitrary names; absent and null are the same. */
  public Map<String, Integer> optionalWholes(String name) {
    Map<String, Integer> wholes = new LinkedHashMap<>();
    value(name)
        .ifPresent(
            value -> {
              if (!(value instanceof JsonObject members)) {
                throw refused(
                    name, "type", "The field “" + name + "” must be an object of numbers.");
              }
              members.forEach((each, number) -> wholes.put(each, whole(name + "." + each, number)));
            });
    return wholes;
  }

  private static int whole(String name, JsonValue value) {
    try {
      return ((JsonNumber) value).bigDecimalValue().intValueExact();
    } catch (ClassCastException | ArithmeticException other) {
      throw refused(name, "type", "The field “" + name + "” must be a whole number.");
    }
  }

  /** Refuses fields that were not read. */
  public void end() {
    for (String name : object.keySet()) {
      if (!read.contains(name)) {
        throw refused(
            name,
            "unknown",
            name.isEmpty()
                ? "A field has no name."
                : "The field “" + Problem.echo(name) + "” is unknown.");
      }
    }
  }

  /** The whole object, for resources whose fields are data. */
  public JsonObject all() {
    return object;
  }

  /** Returns the text of a field, or refuses it if it cannot be stored. */
  public static String storable(String name, String text) {
    if (StoredText.isImpossible(text)) {
      throw refused(
          name,
          "malformed",
          "The field “"
              + Problem.echo(name)
              + "” contains a NUL character or half a surrogate pair.");
    }
    return text;
  }

  /** Returns true if the field is present and null. */
  public boolean isNull(String name) {
    read.add(name);
    return object.get(name) == JsonValue.NULL;
  }

  private Optional<JsonValue> value(String name) {
    read.add(name);
    return Optional.ofNullable(object.get(name)).filter(value -> value != JsonValue.NULL);
  }

  private static Refused refused(String field, String code, String detail) {
    return new Refused(Problem.at(422, field, code, detail));
  }
}
