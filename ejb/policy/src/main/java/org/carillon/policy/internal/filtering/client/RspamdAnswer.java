package org.carillon.policy.internal.filtering.client;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.json.Json;

/**
 * The response of rspamd to {@code /checkv2}.
 *
 * @param action the action that it proposes
 * @param symbols the rules that apply
 * @param text the reply to the client that it proposes
 * @param added names and values of fields to add
 * @param removed names of fields to remove
 */
record RspamdAnswer(
    String action,
    double score,
    double required,
    List<String> symbols,
    Optional<String> text,
    List<Map.Entry<String, String>> added,
    List<String> removed) {
  private static final int MOST_FIELDS = 50;
  private static final int MOST_FIELD = 8_192;
  private static final Set<String> SPAM =
      Set.of("add header", "rewrite subject", "reject", "quarantine", "discard");

  /**
   * Reads the response.
   *
   * @throws IOException if it is invalid
   */
  static RspamdAnswer read(byte[] body) throws IOException {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      JsonObject answer = reader.readObject();
      JsonObject milter = object(answer, "milter");
      return new RspamdAnswer(
          answer.getString("action", "no action"),
          number(answer, "score"),
          number(answer, "required_score"),
          object(answer, "symbols").keySet().stream().map(FilterReasonText::plain).toList(),
          answer.containsKey("messages")
              ? Optional.ofNullable(object(answer, "messages").getString("smtp_message", null))
                  .map(text -> FilterReasonText.plain(text).replaceAll("[^ -~]", "?"))
              : Optional.empty(),
          added(object(milter, "add_headers")),
          List.copyOf(object(milter, "remove_headers").keySet()));
    } catch (RuntimeException wrong) {
      // The parser throws exceptions of its own for deep nesting and long numbers, too.
      throw new IOException("rspamd's answer is not understood", wrong);
    }
  }

  private static JsonObject object(JsonObject in, String name) {
    return in.get(name) instanceof JsonObject found ? found : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static double number(JsonObject in, String name) {
    return in.get(name) instanceof JsonNumber found ? found.doubleValue() : 0;
  }

  private static List<Map.Entry<String, String>> added(JsonObject fields) {
    List<Map.Entry<String, String>> all = new ArrayList<>();
    fields.forEach(
        (name, said) -> {
          JsonArray several =
              said instanceof JsonArray array ? array : Json.createArrayBuilder().add(said).build();
          for (JsonValue one : several) {
            value(one)
                .filter(value -> all.size() < MOST_FIELDS && value.length() <= MOST_FIELD)
                .filter(value -> name.matches("[!-9;-~]{1,100}"))
                .ifPresent(value -> all.add(Map.entry(name, value)));
          }
        });
    return all;
  }

  private static Optional<String> value(JsonValue said) {
    return switch (said) {
      case JsonString text -> Optional.of(text.getString());
      case JsonObject object -> Optional.ofNullable(object.getString("value", null));
      default -> Optional.empty();
    };
  }

  boolean isSpam() {
    return SPAM.contains(action);
  }

  String reason() {
    return Scores.reason(score, required, symbols);
  }

  /** Returns the header with the requested changes, or empty if there are none. */
  Optional<Header> applyTo(Header header) {
    BitSet places = new BitSet();
    for (String name : removed) {
      for (HeaderField field : header.all(name)) {
        places.set(field.index());
      }
    }
    if (places.isEmpty() && added.isEmpty()) {
      return Optional.empty();
    }
    HeaderEdit edit = header.edit().remove(places);
    for (Map.Entry<String, String> field : added.reversed()) {
      // A value must not begin another field or end the header.
      String value =
          field.getValue().replaceAll("[\\r\\n]+[ \\t]*", "\r\n ").replace("\0", "").strip();
      edit.prepend(field.getKey() + ": " + value + "\r\n");
    }
    return Optional.of(edit.apply());
  }
}
