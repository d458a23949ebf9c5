package org.carillon.account.declared;

import static java.util.stream.Collectors.joining;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.directory.AttributeType;
import org.carillon.json.Json;

/**
 * The form of attributes' values in a row's JSON.
 *
 * @param separator stands between the names of a list
 */
record RowForm(String separator) {

  /** Returns a value as it is in a row. */
  JsonValue json(Object value) {
    return switch (value) {
      case Boolean on -> on ? JsonValue.TRUE : JsonValue.FALSE;
      case Integer whole -> Json.createValue(whole);
      case List<?> names ->
          Json.createValue(names.stream().map(String::valueOf).collect(joining(separator)));
      default -> Json.createValue(value.toString());
    };
  }

  /** Returns the value of a row; empty if there is none. */
  Optional<?> value(AttributeType<?> type, JsonValue value) {
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    return Optional.of(
        switch (type) {
          case AttributeType.Whole _ -> ((JsonNumber) value).intValueExact();
          case AttributeType.Switch _ -> value == JsonValue.TRUE;
          case AttributeType.Names _ -> names(text(value));
          case AttributeType.Time _ -> instant(text(value));
          case AttributeType.Name _,
              AttributeType.Text _,
              AttributeType.Secret _,
              AttributeType.Choice _ ->
              text(value);
        });
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).getString();
  }

  private List<String> names(String text) {
    return Arrays.stream(text.split(separator)).filter(name -> !name.isEmpty()).toList();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /** Returns the type of a row's values in the database's language. */
  static String sql(AttributeType<?> type) {
    return switch (type) {
      case AttributeType.Whole _ -> "integer";
      case AttributeType.Switch _ -> "boolean";
      case AttributeType.Time _ -> "timestamptz";
      case AttributeType.Name _,
          AttributeType.Text _,
          AttributeType.Secret _,
          AttributeType.Choice _,
          AttributeType.Names _ ->
          "text";
    };
  }
}
