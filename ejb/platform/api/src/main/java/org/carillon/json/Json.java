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
 * What {@code jakarta.json.Json} offers, by a provider that is looked for once: the platform's
 * class looks through the whole class path at each call, which costs more than what is written.
 */
public final class Json {
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private Json() {}

  /** An object with nothing in it yet. */
  public static JsonObjectBuilder createObjectBuilder() {
    return PROVIDER.createObjectBuilder();
  }

  /** An object that begins with all of another one. */
  public static JsonObjectBuilder createObjectBuilder(JsonObject begun) {
    return PROVIDER.createObjectBuilder(begun);
  }

  /** An array with nothing in it yet. */
  public static JsonArrayBuilder createArrayBuilder() {
    return PROVIDER.createArrayBuilder();
  }

  /** An array of these. */
  public static JsonArrayBuilder createArrayBuilder(Collection<?> items) {
    return PROVIDER.createArrayBuilder(items);
  }

  /** A string. */
  public static JsonString createValue(String text) {
    return PROVIDER.createValue(text);
  }

  /** A whole number. */
  public static JsonNumber createValue(long number) {
    return PROVIDER.createValue(number);
  }

  /** Reads UTF-8 (or what RFC 4627 §3 tells from the first octets). */
  public static JsonReader createReader(InputStream text) {
    return PROVIDER.createReader(text);
  }

  /** Reads text. */
  public static JsonReader createReader(Reader text) {
    return PROVIDER.createReader(text);
  }

  /** Reads text piece by piece. */
  public static JsonParser createParser(Reader text) {
    return PROVIDER.createParser(text);
  }
}
