package org.carillon.account.declared;

import static java.util.stream.Collectors.joining;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.ObjectType;
import org.carillon.json.Json;

/**
 * The form of attributes' values in a row's JSON.
 *
 * @param separator stands between the names of a list
 */
record RowForm(String separator) {

  private JsonValue json(Object value) {
    return switch (value) {
      case Boolean on -> on ? JsonValue.TRUE : JsonValue.FALSE;
      case Integer whole -> Json.createValue(whole);
      case List<?> names ->
          Json.createValue(names.stream().map(String::valueOf).collect(joining(separator)));
      default -> Json.createValue(value.toString());
    };
  }

  /** Returns the value of a row; empty if there is none. */
  private Optional<?> value(AttributeType<?> type, JsonValue value) {
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

  /** Returns the object of a row with this text. */
  DeclaredObject object(List<ObjectColumn> columns, String text) {
    JsonObject row = Json.createReader(new StringReader(text)).readObject();
    var values = new AttributeValues().collect();
    for (ObjectColumn each : columns) {
      values.read(each.attribute(), value(each.attribute().type(), row.get(each.member())));
    }
    return new DeclaredObject(
        row.getJsonNumber("id").longValueExact(),
        row.getJsonNumber("version").longValueExact(),
        row.isNull("domainId")
            ? OptionalLong.empty()
            : OptionalLong.of(row.getJsonNumber("domainId").longValueExact()),
        values.values());
  }

  /** Returns the text of a row with values of these columns. */
  String row(List<ObjectColumn> columns, AttributeValues values) {
    var row = Json.createObjectBuilder();
    for (ObjectColumn each : columns) {
      if (each.isStored()) {
        values.get(each.attribute()).ifPresent(value -> row.add(each.member(), json(value)));
      }
    }
    return row.build().toString();
  }

  /** Returns the stored values that a type has, by their attributes' names, for people. */
  String told(ObjectType type, List<ObjectColumn> columns, AttributeValues values) {
    var told = Json.createObjectBuilder();
    for (ObjectColumn each : columns) {
      if (each.isStored() && type.attributes().contains(each.attribute())) {
        values
            .get(each.attribute())
            .ifPresent(value -> told.add(each.attribute().name(), json(value)));
      }
    }
    return told.build().toString();
  }

  /** Returns the text of a row with the initial values of all attributes that have one. */
  String usual(List<ObjectColumn> columns) {
    var row = Json.createObjectBuilder();
    for (ObjectColumn each : columns) {
      if (each.isUpdated()) {
        each.attribute().initial().ifPresent(value -> row.add(each.member(), json(value)));
      }
    }
    return row.build().toString();
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
