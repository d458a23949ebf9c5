package org.carillon.rest.document;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.carillon.contract.directory.types.ObjectTypes;
import org.carillon.json.Json;

/** This interface's description: objects as declared, the rest from {@code openapi.json}. */
public final class OpenApi {
  public static final JsonObject DOCUMENT = withObjects(read());

  private OpenApi() {}

  private static JsonObject read() {
    try (var text = OpenApi.class.getResourceAsStream("openapi.json");
        var reader = Json.createReader(text)) {
      return reader.readObject();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the document with the types of objects first. */
  private static JsonObject withObjects(JsonObject byHand) {
    var tags = Json.createArrayBuilder();
    var paths = Json.createObjectBuilder();
    var schemas = Json.createObjectBuilder();
    ObjectTypes.all().stream()
        .map(ObjectDocument::new)
        .forEach(
            each -> {
              tags.add(each.tag());
              each.addPaths(paths);
              each.addSchemas(schemas);
            });
    var components = byHand.getJsonObject("components");
    return Json.createObjectBuilder(byHand)
        .add("tags", tags.addAll(Json.createArrayBuilder(byHand.getJsonArray("tags"))))
        .add("paths", paths.addAll(Json.createObjectBuilder(byHand.getJsonObject("paths"))))
        .add(
            "components",
            Json.createObjectBuilder(components)
                .add(
                    "schemas",
                    schemas.addAll(Json.createObjectBuilder(components.getJsonObject("schemas")))))
        .build();
  }
}
