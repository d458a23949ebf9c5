package org.carillon.json;

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
 * The functions of {@code jakarta.json.Json}, with a provider that is looked up once. The
 * platform's class searches the whole class path at each call, which costs more than the JSON.
 */
public final class Json {
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private Json() {}

  /** Returns a builder of an empty object. */
  public static JsonObjectBuilder createObjectBuilder() {
    return PROVIDER.createObjectBuilder();
  }

  /** Returns a builder of an object that begins with all members of another. */
  public static JsonObjectBuilder createObjectBuilder(JsonObject begun) {
    return PROVIDER.createObjectBuilder(begun);
  }

  /** Returns a builder of an empty array. */
  public static JsonArrayBuilder createArrayBuilder() {
    return PROVIDER.createArrayBuilder();
  }

  public static JsonArrayBuilder createArrayBuilder(Collection<?> items) {
    return PROVIDER.createArrayBuilder(items);
  }

  public static JsonString createValue(String text) {
    return PROVIDER.createValue(text);
  }

  public static JsonNumber createValue(long number) {
    return PROVIDER.createValue(number);
  }

  /** Returns a reader of UTF-8, or of the encoding in the first octets (RFC 4627 §3). */
  public static JsonReader createReader(InputStream text) {
    return PROVIDER.createReader(text);
  }

  public static JsonReader createReader(Reader text) {
    return PROVIDER.createReader(text);
  }

  /** Returns a parser that reads text piece by piece. */
  public static JsonParser createParser(Reader text) {
    return PROVIDER.createParser(text);
  }
}
