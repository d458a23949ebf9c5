package org.carillon.format.jscontact;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;

/**
 * Members of a Card that no property of vCard stands for. They are kept as JSPROP, by where they
 * were, and come back only where the object that they were in is still there and has no such member
 * of its own: so whatever a client of vCards changed meanwhile holds. Of an array that holds more
 * than comes back all is kept, for as long as what comes back is part of it.
 */
final class LostMembers {
  static final String PROPERTY = "JSPROP";
  private static final String POINTER = "JSPTR";
  private static final int MOST_DEPTH = 20;

  private LostMembers() {}

  /**
   * The vCard with what is lost of its Card.
   *
   * @param given the Card
   * @param back what the vCard alone is as a Card
   */
  static VCard kept(JsonObject given, JsonObject back, VCard card) {
    List<VCardProperty> lost = new ArrayList<>();
    compare(given, back, "", lost, 0);
    if (lost.isEmpty()) {
      return card;
    }
    List<VCardProperty> all = new ArrayList<>(card.properties());
    all.addAll(lost);
    return card.with(all);
  }

  private static void compare(
      JsonObject given, JsonObject back, String at, List<VCardProperty> lost, int depth) {
    for (Map.Entry<String, JsonValue> member : given.entrySet()) {
      String place = at + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
      JsonValue there = back.get(member.getKey());
      if (there == null) {
        lost.add(
            VCardProperty.ofText(PROPERTY, member.getValue().toString())
                .with(POINTER, place.substring(1)));
      } else if (member.getValue() instanceof JsonObject inner
          && there instanceof JsonObject innerBack
          && depth < MOST_DEPTH) {
        compare(inner, innerBack, place, lost, depth + 1);
      } else if (member.getValue() instanceof JsonArray array
          && !array.equals(there)
          && isWithin(there, array, depth)) {
        lost.add(
            VCardProperty.ofText(PROPERTY, array.toString()).with(POINTER, place.substring(1)));
      }
    }
  }

  /** Whether all that a value says is said by another, too. */
  private static boolean isWithin(JsonValue part, JsonValue whole, int depth) {
    if (depth >= MOST_DEPTH) {
      return false;
    }
    if (part instanceof JsonObject some && whole instanceof JsonObject all) {
      return some.entrySet().stream()
          .allMatch(
              one ->
                  all.containsKey(one.getKey())
                      && isWithin(one.getValue(), all.get(one.getKey()), depth + 1));
    }
    if (part instanceof JsonArray some && whole instanceof JsonArray all) {
      return some.size() == all.size()
          && IntStream.range(0, some.size())
              .allMatch(i -> isWithin(some.get(i), all.get(i), depth + 1));
    }
    return part.equals(whole);
  }

  /** Puts them back into a Card. */
  static JsonObject restored(JsonObject card, List<VCardProperty> lost) {
    JsonStructure made = card;
    for (VCardProperty property : lost) {
      made = restored(made, property);
    }
    return made.asJsonObject();
  }

  private static JsonStructure restored(JsonStructure card, VCardProperty property) {
    String place = property.parameter(POINTER).orElse("");
    if (place.isEmpty() || place.length() > 1000) {
      return card;
    }
    try (JsonReader reader =
        JsContact.JSON.createReader(
            new StringReader("[" + VCardText.unescape(property.value()) + "]"))) {
      JsonPointer pointer = JsContact.JSON.createPointer("/" + place);
      JsonValue kept = reader.readArray().getFirst();
      if (!pointer.containsValue(card)) {
        return pointer.add(card, kept);
      }
      JsonValue there = pointer.getValue(card);
      return kept instanceof JsonArray && isWithin(there, kept, 0)
          ? pointer.replace(card, kept)
          : card;
    } catch (RuntimeException odd) {
      // Whoever wrote it: no JSON, or nothing there to put it into.
      return card;
    }
  }
}
