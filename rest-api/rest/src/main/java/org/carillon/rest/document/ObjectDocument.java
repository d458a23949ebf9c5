package org.carillon.rest.document;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.json.Json;
import org.carillon.rest.access.PasswordField;

/** The part of the description that is about one type of the directory's objects. */
final class ObjectDocument {
  private final ObjectType type;
  private final String name;
  private final String schema;

  ObjectDocument(ObjectType type) {
    this.type = type;
    this.name = type.name();
    this.schema = capital(name);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** The tag of its operations. */
  JsonObject tag() {
    return Json.createObjectBuilder()
        .add("name", tagName())
        .add("description", type.help())
        .build();
  }

  private String tagName() {
    return capital(type.plural());
  }

  /** Adds the operations on all objects and on one. */
  void addPaths(JsonObjectBuilder paths) {
    var all = Json.createObjectBuilder();
    add(all, "get", Operation.LIST);
    add(all, "post", Operation.CREATE);
    paths.add("/" + type.plural(), all);
    var one = Json.createObjectBuilder().add("parameters", key());
    add(one, "get", Operation.FIND);
    add(one, "patch", Operation.CHANGE);
    add(one, "delete", Operation.DELETE);
    String path = "/" + type.plural() + "/{" + type.key().name() + "}";
    paths.add(path, one);
    if (type.has(Operation.TEST)) {
      var test = Json.createObjectBuilder().add("parameters", key());
      add(test, "post", Operation.TEST);
      paths.add(path + "/test", test);
    }
  }

  private JsonArrayBuilder key() {
    return Json.createArrayBuilder()
        .add(
            Json.createObjectBuilder()
                .add("name", type.key().name())
                .add("in", "path")
                .add("required", true)
                .add("description", description())
                .add("schema", Schemas.of("string")));
  }

  private String description() {
    return "The " + type.key().name() + " of the " + type.spoken() + ".";
  }

  private void add(JsonObjectBuilder path, String method, Operation operation) {
    if (!type.has(operation)) {
      return;
    }
    var described =
        Json.createObjectBuilder()
            .add("tags", Json.createArrayBuilder().add(tagName()))
            .add("operationId", id(operation))
            .add("summary", summary(operation));
    if (operation == Operation.CHANGE) {
      described.add("description", "Missing fields are not changed.");
    }
    parameters(operation).ifPresent(parameters -> described.add("parameters", parameters));
    body(operation).ifPresent(body -> described.add("requestBody", body));
    path.add(method, described.add("responses", responses(operation)));
  }

  private String id(Operation operation) {
    return switch (operation) {
      case LIST -> "list" + tagName();
      case CREATE -> "create" + schema;
      case FIND -> "get" + schema;
      case CHANGE -> "change" + schema;
      case DELETE -> "delete" + schema;
      case TEST -> "test" + schema;
    };
  }

  private String summary(Operation operation) {
    String one = type.article();
    return switch (operation) {
      case LIST -> "Lists " + type.spokenPlural();
      case CREATE -> "Creates " + one;
      case FIND -> "Returns " + one;
      case CHANGE -> "Changes " + one;
      case DELETE -> "Deletes " + one;
      case TEST -> "Tests whether " + one + " works";
    };
  }

  private Optional<JsonArrayBuilder> parameters(Operation operation) {
    var array = Json.createArrayBuilder();
    return switch (operation) {
      case LIST -> {
        type.within()
            .ifPresent(
                other ->
                    array.add(
                        Json.createObjectBuilder()
                            .add("name", other)
                            .add("in", "query")
                            .add(
                                "description",
                                "Only entries of this "
                                    + other
                                    + ", by any of its names; 404 if it does not exist or the"
                                    + " caller does not administer it.")
                            .add("schema", Schemas.of("string"))));
        for (String each : new String[] {"search", "after", "limit", "ifNoneMatch"}) {
          array.add(Schemas.to("parameters", each));
        }
        yield Optional.of(array);
      }
      case FIND -> Optional.of(array.add(Schemas.to("parameters", "ifNoneMatch")));
      case CHANGE, DELETE ->
          type.versioned()
              ? Optional.of(array.add(Schemas.to("parameters", "ifMatch")))
              : Optional.empty();
      case CREATE, TEST -> Optional.empty();
    };
  }

  private Optional<JsonObject> body(Operation operation) {
    return switch (operation) {
      case CREATE -> Optional.of(body("New" + schema, "application/json"));
      case CHANGE ->
          Optional.of(body(schema + "Change", "application/json", "application/merge-patch+json"));
      case LIST, FIND, DELETE, TEST -> Optional.empty();
    };
  }

  private static JsonObject body(String schema, String... media) {
    var content = Json.createObjectBuilder();
    for (String each : media) {
      content.add(each, Json.createObjectBuilder().add("schema", Schemas.to("schemas", schema)));
    }
    return Json.createObjectBuilder().add("required", true).add("content", content).build();
  }

  private JsonObject responses(Operation operation) {
    var responses = Json.createObjectBuilder();
    JsonObject one = Schemas.to("schemas", schema);
    switch (operation) {
      case LIST ->
          responses.add(
              "200",
              Schemas.answer(
                  "A page.", Schemas.page(one), "The current version, for If-None-Match."));
      case CREATE -> responses.add("201", made(one));
      case FIND -> responses.add("200", versioned("The object.", one));
      case CHANGE -> responses.add("200", versioned("The object after the change.", one));
      case DELETE ->
          responses.add(
              "204", Json.createObjectBuilder().add("description", "The object is deleted."));
      case TEST -> responses.add("200", tested());
    }
    Schemas.REFUSALS.forEach(
        (status, response) -> {
          if (isPossible(operation, status)) {
            responses.add(status, Schemas.to("responses", response));
          }
        });
    return responses.build();
  }

  private boolean isPossible(Operation operation, String status) {
    boolean reads = operation == Operation.LIST || operation == Operation.FIND;
    boolean writes = operation == Operation.CREATE || operation == Operation.CHANGE;
    return switch (status) {
      case "304" -> reads;
      case "404" ->
          switch (operation) {
            case LIST -> type.within().isPresent();
            case CREATE -> isOfADomain();
            case FIND, CHANGE, DELETE, TEST -> true;
          };
      case "409" -> !reads && operation != Operation.TEST;
      case "412" ->
          type.versioned() && (operation == Operation.CHANGE || operation == Operation.DELETE);
      case "413", "415" -> writes;
      default -> true;
    };
  }

  /** Returns true if objects are created in a domain, which the caller may not know of. */
  private boolean isOfADomain() {
    return type.attributes().stream().anyMatch(attribute -> attribute.name().equals("domain"));
  }

  private JsonObject versioned(String description, JsonObject one) {
    return Schemas.answer(description, one, "The version, for If-Match.");
  }

  private static JsonObject tested() {
    return Schemas.answer(
        "The result of the test.",
        Json.createObjectBuilder()
            .add("type", "object")
            .add(
                "properties",
                Json.createObjectBuilder()
                    .add("works", Schemas.of("boolean"))
                    .add(
                        "said",
                        Json.createObjectBuilder()
                            .add("type", "array")
                            .add("description", "The observations, a sentence each.")
                            .add("items", Schemas.of("string"))))
            .add("required", Json.createArrayBuilder().add("works").add("said"))
            .build(),
        "The current version, for If-None-Match.");
  }

  private JsonObject made(JsonObject one) {
    var headers =
        Json.createObjectBuilder()
            .add(
                "Location",
                Json.createObjectBuilder()
                    .add("description", "The URL.")
                    .add(
                        "schema",
                        Json.createObjectBuilder().add("type", "string").add("format", "uri")));
    JsonObject versioned = versioned("Created.", one);
    if (type.versioned()) {
      headers.addAll(Json.createObjectBuilder(versioned.getJsonObject("headers")));
    }
    return Json.createObjectBuilder(versioned).add("headers", headers).build();
  }

  /** Adds the schemas of an object, of its creation and of its change. */
  void addSchemas(JsonObjectBuilder schemas) {
    var properties = Json.createObjectBuilder();
    var shown = Json.createArrayBuilder();
    for (Attribute<?> attribute : type.shown()) {
      properties.add(attribute.name(), Schemas.shown(attribute));
      shown.add(attribute.name());
    }
    schemas.add(
        schema,
        Json.createObjectBuilder()
            .add("type", "object")
            .add("description", type.help())
            .add("properties", properties)
            .add("required", shown));
    addSaid(schemas, Operation.CREATE, "New" + schema);
    addSaid(schemas, Operation.CHANGE, schema + "Change");
  }

  private void addSaid(JsonObjectBuilder schemas, Operation operation, String as) {
    if (!type.has(operation)) {
      return;
    }
    var properties = Json.createObjectBuilder();
    var required = Json.createArrayBuilder();
    for (Attribute<?> attribute : type.said(operation)) {
      properties.add(attribute.name(), Schemas.said(attribute, operation));
      if (ObjectType.use(attribute, operation) == Attribute.Use.MUST) {
        required.add(attribute.name());
      }
    }
    if (type.proven().contains(operation)) {
      properties.add(PasswordField.FIELD, Schemas.PRESENT_PASSWORD);
    }
    var object = Json.createObjectBuilder().add("type", "object").add("properties", properties);
    var names = required.build();
    if (!names.isEmpty()) {
      object.add("required", names);
    }
    schemas.add(as, object.add("additionalProperties", false));
  }
}
