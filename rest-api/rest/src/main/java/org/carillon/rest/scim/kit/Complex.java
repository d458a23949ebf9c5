package org.carillon.rest.scim.kit;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.carillon.database.StoredText;
import org.carillon.json.Json;

/**
 * A mutable resource or complex attribute: names of attributes are case-insensitive (RFC 7643
 * §2.1), null and an empty list are the same as absence (§2.5). Values are texts, {@link Boolean}s,
 * {@link BigDecimal}s, {@link Complex} ones, and lists of all these.
 */
public final class Complex {
  private final Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Reads a request's object; throws {@link ScimError} if a text cannot be stored. */
  public static Complex of(JsonObject json) {
    Complex complex = new Complex();
    json.forEach((name, value) -> complex.put(name, value(value)));
    return complex;
  }

  /** Returns a JSON value as a value here; null for none. */
  public static Object value(JsonValue json) {
    return switch (json.getValueType()) {
      case NULL -> null;
      case TRUE -> true;
      case FALSE -> false;
      case NUMBER -> ((JsonNumber) json).bigDecimalValue();
      case STRING -> storable(((JsonString) json).getString());
      case OBJECT -> of((JsonObject) json);
      case ARRAY -> {
        List<Object> all = new ArrayList<>();
        for (JsonValue each : (JsonArray) json) {
          Object value = value(each);
          if (value != null) {
            all.add(value);
          }
        }
        yield all;
      }
    };
  }

  private static String storable(String text) {
    if (StoredText.isImpossible(text)) {
      throw ScimError.value("A text contains a NUL character or half a surrogate pair.");
    }
    return text;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Returns the value; null for none. */
  public Object get(String name) {
    return values.get(name);
  }

  /** Returns the name as it is spelled here; the same if there is no value. */
  public String spelled(String name) {
    return values.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  /** Sets a value; null and an empty list remove it. */
  public Complex put(String name, Object value) {
    if (value == null || value instanceof List<?> list && list.isEmpty()) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
    return this;
  }

  /** Returns a text value. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(
        switch (values.get(name)) {
          case String text -> text;
          case BigDecimal number -> number.toPlainString();
          case Boolean on -> on.toString();
          case null, default -> null;
        });
  }

  /** Returns a boolean; Entra ID sends it as a text, which is accepted. */
  public Optional<Boolean> on(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case Boolean on -> Optional.of(on);
      case String text when text.equalsIgnoreCase("true") -> Optional.of(true);
      case String text when text.equalsIgnoreCase("false") -> Optional.of(false);
      default -> throw ScimError.value("The attribute " + name + " must be true or false.");
    };
  }

  /** Returns a complex value; empty if there is none. */
  public Optional<Complex> complex(String name) {
    return values.get(name) instanceof Complex complex ? Optional.of(complex) : Optional.empty();
  }

  /** Returns a complex value, created if there is none. */
  public Complex below(String name) {
    return complex(name)
        .orElseGet(
            () -> {
              Complex fresh = new Complex();
              values.put(name, fresh);
              return fresh;
            });
  }

  /** Returns all values of a name: the items of a list, or the single value. */
  public List<Object> all(String name) {
    return switch (values.get(name)) {
      case null -> List.of();
      case List<?> list -> List.copyOf(list);
      case Object one -> List.of(one);
    };
  }

  /** Returns the complex values of a name; a bare text becomes the "value" of one. */
  public List<Complex> each(String name) {
    return all(name).stream()
        .map(one -> one instanceof Complex complex ? complex : new Complex().put("value", one))
        .toList();
  }

  public void forEach(BiConsumer<String, Object> visitor) {
    values.forEach(visitor);
  }

  public JsonObject json() {
    var json = Json.createObjectBuilder();
    values.forEach(
        (name, value) -> {
          JsonValue written = json(value);
          if (written != JsonValue.EMPTY_JSON_OBJECT) {
            json.add(name, written);
          }
        });
    return json.build();
  }

  private static JsonValue json(Object value) {
    return switch (value) {
      case String text -> Json.createValue(text);
      case Boolean on -> on ? JsonValue.TRUE : JsonValue.FALSE;
      case BigDecimal number -> number(number);
      case Complex complex -> complex.isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : complex.json();
      case List<?> list -> {
        var all = Json.createArrayBuilder();
        list.forEach(each -> all.add(json(each)));
        yield all.build();
      }
      default -> throw new IllegalStateException(value.getClass().getName());
    };
  }

  private static JsonValue number(BigDecimal number) {
    return Json.createArrayBuilder(List.of(number)).build().get(0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Complex own && own.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Only the names: the values may include a password. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
