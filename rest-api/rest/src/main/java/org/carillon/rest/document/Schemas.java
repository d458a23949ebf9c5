package org.carillon.rest.document;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.Operation;
import org.carillon.json.Json;

/** Parts of the description that all types of objects share. */
final class Schemas {
  /** The common error responses by status. */
  static final Map<String, String> REFUSALS = new LinkedHashMap<>();

  static {
    REFUSALS.put("304", "NotModified");
    REFUSALS.put("400", "NotJson");
    REFUSALS.put("401", "SignIn");
    REFUSALS.put("403", "NotAllowed");
    REFUSALS.put("404", "NotFound");
    REFUSALS.put("406", "NotAcceptable");
    REFUSALS.put("409", "Taken");
    REFUSALS.put("412", "Outdated");
    REFUSALS.put("413", "TooLarge");
    REFUSALS.put("415", "MediaType");
    REFUSALS.put("422", "Invalid");
    REFUSALS.put("503", "TryLater");
  }

  /** The field of the caller's password, for operations that accept it. */
  static final JsonObject PRESENT_PASSWORD =
      Json.createObjectBuilder()
          .add("type", "string")
          .add(
              "description",
              "The caller's current password. It is needed where a bearer token is not enough.")
          .add("format", "password")
          .build();

  private Schemas() {}

  /** Returns a reference to a component. */
  static JsonObject to(String kind, String name) {
    return Json.createObjectBuilder().add("$ref", "#/components/" + kind + "/" + name).build();
  }

  static JsonObject of(String type) {
    return Json.createObjectBuilder().add("type", type).build();
  }

  /** Returns a response with content and an entity tag. */
  static JsonObject answer(String description, JsonObject schema, String tag) {
    return Json.createObjectBuilder()
        .add("description", description)
        .add(
            "content",
            Json.createObjectBuilder()
                .add("application/json", Json.createObjectBuilder().add("schema", schema)))
        .add(
            "headers",
            Json.createObjectBuilder()
                .add(
                    "ETag",
                    Json.createObjectBuilder().add("description", tag).add("schema", of("string"))))
        .build();
  }

  /** A page of such objects. */
  static JsonObject page(JsonObject each) {
    return Json.createObjectBuilder()
        .add("type", "object")
        .add(
            "properties",
            Json.createObjectBuilder()
                .add("items", Json.createObjectBuilder().add("type", "array").add("items", each))
                .add(
                    "next",
                    Json.createObjectBuilder()
                        .add("type", "string")
                        .add(
                            "description",
                            "The position for after to get the next page; missing on the last page.")))
        .add("required", Json.createArrayBuilder().add("items"))
        .build();
  }

  /** Returns an attribute's schema in responses; null is allowed if it may have no value. */
  static JsonObject shown(Attribute<?> attribute) {
    // Attributes that only the server sets do not declare whether they always have a value.
    boolean always =
        attribute.atCreation() == Attribute.Use.MUST || attribute.initial().isPresent();
    return schema(attribute, !always).build();
  }

  /** Returns an attribute's schema in requests; null is allowed if it means absence or removal. */
  static JsonObject said(Attribute<?> attribute, Operation operation) {
    boolean nullable =
        operation == Operation.CHANGE
            ? attribute.type().none().isPresent()
            : attribute.atCreation() == Attribute.Use.MAY;
    JsonObjectBuilder schema = schema(attribute, nullable);
    if (operation == Operation.CREATE) {
      attribute.initial().ifPresent(value -> addDefault(schema, value));
    }
    return schema.build();
  }

  private static void addDefault(JsonObjectBuilder schema, Object value) {
    switch (value) {
      case Boolean on -> schema.add("default", on);
      case Integer whole -> schema.add("default", whole);
      default -> schema.add("default", value.toString());
    }
  }

  private static JsonObjectBuilder schema(Attribute<?> attribute, boolean nullable) {
    var schema = Json.createObjectBuilder();
    switch (attribute.type()) {
      case AttributeType.Name() -> type(schema, "string", nullable);
      case AttributeType.Text(int most) -> type(schema, "string", nullable).add("maxLength", most);
      case AttributeType.Secret(boolean _) ->
          type(schema, "string", nullable).add("format", "password");
      case AttributeType.Whole(int least, int most) ->
          type(schema, "integer", nullable).add("minimum", least).add("maximum", most);
      case AttributeType.Switch() -> type(schema, "boolean", nullable);
      case AttributeType.Names(int most) ->
          type(schema, "array", nullable).add("items", of("string")).add("maxItems", most);
      case AttributeType.Choice(List<String> words) ->
          type(schema, "string", nullable).add("enum", choices(words, nullable));
      case AttributeType.Time() -> type(schema, "string", nullable).add("format", "date-time");
    }
    schema.add(
        "description", attribute.help().isEmpty() ? attribute.title() + "." : attribute.help());
    if (!attribute.example().isEmpty()) {
      schema.add("examples", Json.createArrayBuilder().add(attribute.example()));
    }
    return schema;
  }

  private static JsonObjectBuilder type(JsonObjectBuilder schema, String type, boolean nullable) {
    return nullable
        ? schema.add("type", Json.createArrayBuilder().add(type).add("null"))
        : schema.add("type", type);
  }

  private static JsonArrayBuilder choices(List<String> words, boolean nullable) {
    var choices = Json.createArrayBuilder(words);
    if (nullable) {
      choices.addNull();
    }
    return choices;
  }
}
