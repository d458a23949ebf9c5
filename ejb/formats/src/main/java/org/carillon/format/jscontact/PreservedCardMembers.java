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
 * Preserves members of a Card that no vCard property stands for. They are stored as JSPROP with
 * their JSON pointer. Each is restored only if the object that contained it still exists and has no
 * such member of its own, so that the changes of a vCard client count. An array of which only a
 * part survives the conversion is stored as a whole, and is restored as long as the surviving part
 * is contained in it.
 */
final class PreservedCardMembers {
  static final String PROPERTY = "JSPROP";
  private static final String POINTER = "JSPTR";
  private static final int MOST_DEPTH = 20;

  private PreservedCardMembers() {}

  /**
   * Returns the vCard with the members that it would lose.
   *
   * @param given the Card
   * @param back the Card that the vCard alone yields
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

  /** Returns whether {@code whole} contains everything that {@code part} does. */
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
      // The value is not JSON, or its place does not exist.
      return card;
    }
  }
}
