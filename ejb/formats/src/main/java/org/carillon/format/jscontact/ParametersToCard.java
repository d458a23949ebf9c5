package org.carillon.format.jscontact;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.vcard.VCardProperty;

/** The parameters of the property that an entry is converted to. */
final class ParametersToCard {
  private final Map<String, List<String>> parameters = new LinkedHashMap<>();
  private final Set<String> types = new LinkedHashSet<>();
  private String group = "";

  void put(String name, String value) {
    parameters.put(name, List.of(value));
  }

  void type(String type) {
    types.add(type);
  }

  void group(String name) {
    group = name;
  }

  String group() {
    return group;
  }

  void common(JsonMembers entry) {
    entry.number("pref").ifPresent(pref -> put("PREF", String.valueOf(pref)));
    words(entry, "contexts", ParameterWords.CONTEXTS);
  }

  void words(JsonMembers entry, String member, Map<String, String> words) {
    Map<String, String> back = ParameterWords.back(words);
    for (String word : entry.set(member)) {
      String type = back.get(word);
      if (type != null) {
        types.add(type);
      }
    }
  }

  void sortAs(JsonMembers name) {
    Optional<JsonMembers> sorted = name.object("sortAs");
    if (sorted.isEmpty()) {
      return;
    }
    List<String> values = new ArrayList<>();
    for (String kind : ParametersToJson.SORTED) {
      values.add(sorted.get().text(kind).orElse(""));
    }
    while (!values.isEmpty() && values.getLast().isEmpty()) {
      values.removeLast();
    }
    if (!values.isEmpty()) {
      put("SORT-AS", String.join(",", values));
    }
  }

  void rest(JsonMembers entry) {
    entry.object("vCardParams").ifPresent(this::members);
  }

  /** Adds all members of an object as parameters, except those that exist already. */
  void members(JsonMembers given) {
    given.object().keySet().forEach(key -> member(given, key));
  }

  private void member(JsonMembers given, String key) {
    List<String> values = texts(given.object().get(key));
    String name = key.toUpperCase(Locale.ROOT);
    if (!name.matches("[A-Z0-9-]+")) {
      return;
    }
    switch (name) {
      case "GROUP" ->
          values.stream().filter(text -> text.matches("[A-Za-z0-9-]+")).forEach(this::group);
      case VCardProperty.TYPE -> types.addAll(values);
      default -> parameters.putIfAbsent(name, values);
    }
  }

  VCardProperty property(String name, String value) {
    return new VCardProperty(group, name, parameters, value).withTypes(types);
  }

  private static List<String> texts(JsonValue value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof JsonArray array) {
      array.getValuesAs(JsonValue.class).stream()
          .filter(each -> !(each instanceof JsonArray))
          .forEach(each -> texts.addAll(texts(each)));
    } else if (value instanceof JsonString text) {
      texts.add(text.getString());
    } else if (value instanceof JsonNumber || value == JsonValue.TRUE || value == JsonValue.FALSE) {
      texts.add(value.toString());
    }
    return texts;
  }
}
