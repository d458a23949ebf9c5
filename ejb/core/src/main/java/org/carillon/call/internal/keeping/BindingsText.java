package org.carillon.call.internal.keeping;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.Bindings;

/** Bindings as the text a row has. */
final class BindingsText {
  private BindingsText() {}

  static String write(Bindings bindings) {
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

  /** What {@link #write} wrote; empty for what it did not. */
  static Optional<Bindings> read(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      List<Binding> list =
          reader.readArray().getValuesAs(JsonObject.class).stream()
              .map(BindingsText::binding)
              .toList();
      return Optional.of(new Bindings(list));
    } catch (JsonException
        | ClassCastException
        | NullPointerException
        | DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Binding binding(JsonObject json) {
    return new Binding(
        json.getString("key"),
        json.getString("contact"),
        json.getInt("priority"),
        Instant.parse(json.getString("expires")),
        json.getString("callId"),
        json.getJsonNumber("cseq").longValueExact(),
        json.getJsonArray("path").getValuesAs(JsonString::getString),
        new Binding.Way(json.getString("edge"), json.getString("flow"), json.getBoolean("lasting")),
        json.getString("userAgent"));
  }
}
