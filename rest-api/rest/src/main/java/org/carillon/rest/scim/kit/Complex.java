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
 * A resource or a complex attribute that can be changed: names of attributes are found whatever
 * their case (RFC 7643 §2.1), null and an empty list are the same as nothing (§2.5). Values are
 * texts, {@link Boolean}s, {@link BigDecimal}s, others of these, and lists of all these.
 */
public final class Complex {
  private final Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * What is sent.
   *
   * @throws ScimError if a text of it cannot be kept
   */
  public static Complex of(JsonObject json) {
    Complex complex = new Complex();
    json.forEach((name, value) -> complex.put(name, value(value)));
    return complex;
  }

  /** A value that is sent; null for nothing. */
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
      throw ScimError.value("A text has a NUL character or half of a surrogate pair in it.");
    }
    return text;
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** What is there; null for nothing. */
  public Object get(String name) {
    return values.get(name);
  }

  /** A name as it is written here; the same if nothing is there. */
  public String spelled(String name) {
    return values.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  /** Puts a value in the place of what is there; null and an empty list take that away. */
  public Complex put(String name, Object value) {
    if (value == null || value instanceof List<?> list && list.isEmpty()) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
    return this;
  }

  /** A text. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(
        switch (values.get(name)) {
          case String text -> text;
          case BigDecimal number -> number.toPlainString();
          case Boolean on -> on.toString();
          case null, default -> null;
        });
  }

  /** A switch; what Entra ID sends as a text is one, too. */
  public Optional<Boolean> on(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case Boolean on -> Optional.of(on);
      case String text when text.equalsIgnoreCase("true") -> Optional.of(true);
      case String text when text.equalsIgnoreCase("false") -> Optional.of(false);
      default -> throw ScimError.value("The attribute " + name + " is true or false.");
    };
  }

  /** What is below a name; empty if nothing complex is. */
  public Optional<Complex> complex(String name) {
    return values.get(name) instanceof Complex complex ? Optional.of(complex) : Optional.empty();
  }

  /** What is below a name, made if nothing is. */
  public Complex below(String name) {
    return complex(name)
        .orElseGet(
            () -> {
              Complex fresh = new Complex();
              values.put(name, fresh);
              return fresh;
            });
  }

  /** All values below a name: of a list each, of anything else itself. */
  public List<Object> all(String name) {
    return switch (values.get(name)) {
      case null -> List.of();
      case List<?> list -> List.copyOf(list);
      case Object one -> List.of(one);
    };
  }

  /** The complex values below a name; a bare text is the value of one. */
  public List<Complex> each(String name) {
    return all(name).stream()
        .map(one -> one instanceof Complex complex ? complex : new Complex().put("value", one))
        .toList();
  }

  /** Each name and value. */
  public void forEach(BiConsumer<String, Object> visitor) {
    values.forEach(visitor);
  }

  /** As it is sent. */
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

  /** Names alone: there may be a password among the values. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
