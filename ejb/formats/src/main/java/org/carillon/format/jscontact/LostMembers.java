package org.carillon.format.jscontact;

import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;

/**
 * Members of a Card that no property of vCard stands for. They are kept as JSPROP, by where they
 * were, and come back only where the object that they were in is still there and has no such member
 * of its own: so whatever a client of vCards changed meanwhile holds.
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
      }
    }
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
      return pointer.containsValue(card) ? card : pointer.add(card, reader.readArray().getFirst());
    } catch (RuntimeException odd) {
      // Whoever wrote it: no JSON, or nothing there to put it into.
      return card;
    }
  }
}
