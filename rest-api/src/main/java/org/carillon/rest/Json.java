package org.carillon.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collection;

/**
 * What {@code jakarta.json.Json} offers, by a provider that is looked for once: the platform's
 * class looks through the whole class path at each call, which costs more than a whole answer.
 */
final class Json {
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private Json() {}

  static JsonObjectBuilder createObjectBuilder() {
    return PROVIDER.createObjectBuilder();
  }

  static JsonObjectBuilder createObjectBuilder(JsonObject begun) {
    return PROVIDER.createObjectBuilder(begun);
  }

  static JsonArrayBuilder createArrayBuilder() {
    return PROVIDER.createArrayBuilder();
  }

  static JsonArrayBuilder createArrayBuilder(Collection<?> items) {
    return PROVIDER.createArrayBuilder(items);
  }

  static JsonString createValue(String text) {
    return PROVIDER.createValue(text);
  }

  static JsonNumber createValue(long number) {
    return PROVIDER.createValue(number);
  }

  static JsonReader createReader(InputStream text) {
    return PROVIDER.createReader(text);
  }

  static JsonParser createParser(Reader text) {
    return PROVIDER.createParser(text);
  }
}
