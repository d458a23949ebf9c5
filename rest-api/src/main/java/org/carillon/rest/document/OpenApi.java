package org.carillon.rest.document;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.carillon.json.Json;

/** The description of this interface, kept by hand in {@code openapi.json}; a test compares it. */
public final class OpenApi {
  public static final JsonObject DOCUMENT = read();

  private OpenApi() {}

  private static JsonObject read() {
    try (var text = OpenApi.class.getResourceAsStream("openapi.json");
        var reader = Json.createReader(text)) {
      return reader.readObject();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
