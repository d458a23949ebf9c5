package org.carillon.call;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.Bindings;

/**
 * A user's bindings as JSON: how nodes pass them on and keep them. Equal bindings have equal text,
 * so that a cache compares and sets.
 */
public final class BindingsText {
  private BindingsText() {}

  /** The text. */
  public static String of(Bindings bindings) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (Binding binding : bindings.list()) {
      all.add(
          Json.createObjectBuilder()
              .add("key", binding.key())
              .add("contact", binding.contact())
              .add("priority", binding.priority())
              .add("expires", binding.expires().toString())
              .add("callId", binding.callId())
              .add("cseq", binding.cseq())
              .add("path", Json.createArrayBuilder(binding.path()))
              .add("edge", binding.way().edge())
              .add("flow", binding.way().flow())
              .add("lasting", binding.way().lasting())
              .add("userAgent", binding.userAgent()));
    }
    return all.build().toString();
  }

  /**
   * What {@link #of} wrote.
   *
   * @throws IllegalArgumentException if it did not
   */
  public static Bindings read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonArray all = reader.readArray();
      List<Binding> bindings = new ArrayList<>(all.size());
      for (JsonObject each : all.getValuesAs(JsonObject.class)) {
        bindings.add(
            new Binding(
                each.getString("key"),
                each.getString("contact"),
                each.getInt("priority"),
                Instant.parse(each.getString("expires")),
                each.getString("callId"),
                each.getJsonNumber("cseq").longValueExact(),
                each.getJsonArray("path").getValuesAs(JsonString::getString),
                new Binding.Way(
                    each.getString("edge"), each.getString("flow"), each.getBoolean("lasting")),
                each.getString("userAgent")));
      }
      return new Bindings(bindings);
    } catch (JsonException
        | ClassCastException
        | NullPointerException
        | ArithmeticException
        | DateTimeException unreadable) {
      throw new IllegalArgumentException("no text of bindings", unreadable);
    }
  }
}
