package org.carillon.format.jscontact;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;

/**
 * The components of N and ADR by the kinds that a Card has for them (RFC 9555 §2.5.5, §2.6.1),
 * including those of RFC 9554.
 *
 * @param kinds the kinds by position; empty if a component only repeats others for older readers
 * @param least the number of components that older readers need
 * @param copies components that are repeated in an older one: from, to
 */
record StructuredKinds(List<String> kinds, int least, Map<Integer, Integer> copies) {
  /** N: family, given, further, prefix, suffix; second family name, generation. */
  static final StructuredKinds NAME =
      new StructuredKinds(
          List.of("surname", "given", "given2", "title", "credential", "surname2", "generation"),
          5,
          Map.of(5, 0, 6, 4));

  /** ADR of RFC 6350. */
  static final StructuredKinds ADDRESS =
      new StructuredKinds(
          List.of(
              "postOfficeBox", "apartment", "name", "locality", "region", "postcode", "country"),
          7,
          Map.of());

  /** ADR of RFC 9554, whose second and third component repeat later ones. */
  static final StructuredKinds LONG_ADDRESS =
      new StructuredKinds(
          List.of(
              "postOfficeBox",
              "",
              "",
              "locality",
              "region",
              "postcode",
              "country",
              "room",
              "apartment",
              "floor",
              "number",
              "name",
              "building",
              "block",
              "subdistrict",
              "district",
              "landmark",
              "direction"),
          18,
          Map.of(7, 1, 8, 1, 9, 1, 12, 1, 10, 2, 11, 2, 13, 2, 17, 2));

  /** Returns the form of an address by its number of components. */
  static StructuredKinds ofAddress(List<List<String>> components) {
    return components.stream().skip(7).anyMatch(texts -> !texts.stream().allMatch(String::isEmpty))
        ? LONG_ADDRESS
        : ADDRESS;
  }

  /** Returns the form that an address with these kinds needs. */
  static StructuredKinds ofAddressKinds(List<String> used) {
    return used.stream()
            .anyMatch(kind -> !kind.equals("separator") && !ADDRESS.kinds.contains(kind))
        ? LONG_ADDRESS
        : ADDRESS;
  }

  /** Adds the components of a property, with their pronunciation by position, to its JSON. */
  void read(
      VCardProperty property,
      List<List<String>> spoken,
      Optional<String> order,
      JsonObjectBuilder whole) {
    List<List<String>> components = property.components();
    List<ComponentOrder.Part> parts = new ArrayList<>();
    for (int at = 0; at < Math.min(components.size(), kinds.size()); at++) {
      List<String> texts = components.get(at);
      for (int index = 0; index < texts.size(); index++) {
        String text = texts.get(index);
        if (!text.isEmpty() && !kinds.get(at).isEmpty() && !isCopy(components, at, text)) {
          String phonetic = Phonetics.at(spoken, at, index);
          parts.add(new ComponentOrder.Part(kinds.get(at), text, phonetic, at, index));
        }
      }
    }
    if (parts.isEmpty() || order.isPresent() && ComponentOrder.read(order.get(), parts, whole)) {
      return;
    }
    JsonArrayBuilder array = JsContact.JSON.createArrayBuilder();
    parts.forEach(part -> array.add(ComponentOrder.component(part)));
    whole.add("components", array);
  }

  private boolean isCopy(List<List<String>> components, int at, String text) {
    return copies.entrySet().stream()
        .anyMatch(
            copy ->
                copy.getValue() == at
                    && copy.getKey() < components.size()
                    && components.get(copy.getKey()).contains(text));
  }

  /** Returns a property with components. Their order is written if the Card has one. */
  VCardProperty written(String name, JsonMembers whole, ParametersToCard parameters) {
    List<List<String>> components = new ArrayList<>();
    IntStream.range(0, kinds.size()).forEach(_ -> components.add(new ArrayList<>()));
    List<ComponentOrder.Part> parts = new ArrayList<>();
    Map<Integer, List<String>> again = new HashMap<>();
    for (JsonMembers component : whole.objects("components")) {
      String kind = component.wanted("kind");
      String value = component.wanted("value");
      int at = kinds.indexOf(kind);
      if (at >= 0 && !kind.isEmpty() && !value.isEmpty()) {
        parts.add(new ComponentOrder.Part(kind, value, "", at, components.get(at).size()));
        components.get(at).add(value);
        Integer copy = copies.get(at);
        if (copy != null) {
          again.computeIfAbsent(copy, _ -> new ArrayList<>()).add(value);
        }
      } else if (kind.equals("separator")) {
        parts.add(new ComponentOrder.Part(kind, value, "", -1, 0));
      }
    }
    again.forEach(
        (at, texts) ->
            components
                .get(at)
                .addAll(kinds.get(at).isEmpty() ? List.of(String.join(" ", texts)) : texts));
    if (whole.isTrue("isOrdered") && !parts.isEmpty()) {
      parameters.put("JSCOMPS", ComponentOrder.written(parts, whole.text("defaultSeparator")));
    }
    return parameters.property(name, VCardText.join(components, least));
  }

  /** Returns the pronunciation of a name's or an address's components, by their positions. */
  List<List<String>> spoken(JsonMembers whole) {
    List<List<String>> components = new ArrayList<>();
    IntStream.range(0, kinds.size()).forEach(_ -> components.add(new ArrayList<>()));
    for (JsonMembers component : whole.objects("components")) {
      int at = kinds.indexOf(component.wanted("kind"));
      if (at >= 0 && !component.wanted("value").isEmpty()) {
        components.get(at).add(component.text("phonetic").orElse(""));
      }
    }
    return components;
  }
}
