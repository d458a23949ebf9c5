package org.carillon.format.jscontact;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.vcard.VCardProperty;

/**
 * A property's parameters during their conversion. Those for which the entry has members are taken
 * out; the rest goes into {@code vCardParams} (RFC 9555 §2.15.2).
 */
final class ParametersToJson {
  /** The kinds of name components that SORT-AS is for, in its order. */
  static final List<String> SORTED = List.of("surname", "given");

  private final Map<String, List<String>> left;
  private final Set<String> types;
  private final String group;

  ParametersToJson(VCardProperty property) {
    left = new LinkedHashMap<>(property.parameters());
    types = property.types();
    group = property.group();
    left.remove(VCardProperty.TYPE);
  }

  Optional<String> take(String name) {
    List<String> values = left.get(name);
    if (values == null || values.size() != 1) {
      return Optional.empty();
    }
    left.remove(name);
    return Optional.of(values.getFirst());
  }

  /** Drops VALUE, since the entry's value shows its type. */
  void dropValue() {
    left.remove("VALUE");
  }

  void common(JsonObjectBuilder entry) {
    preference(entry);
    words(entry, "contexts", ParameterWords.CONTEXTS);
  }

  void preference(JsonObjectBuilder entry) {
    positive("PREF").ifPresent(pref -> entry.add("pref", pref));
  }

  void words(JsonObjectBuilder entry, String member, Map<String, String> words) {
    JsonObjectBuilder set = JsContact.JSON.createObjectBuilder();
    boolean any = false;
    for (String type : List.copyOf(types)) {
      String word = words.get(type);
      if (word != null) {
        types.remove(type);
        set.add(word, true);
        any = true;
      }
    }
    if (any) {
      entry.add(member, set);
    }
  }

  /** Converts SORT-AS of a name: the sort key of its family name, then that of its given name. */
  void sortAs(JsonObjectBuilder name) {
    List<String> values = new ArrayList<>();
    for (String value : left.getOrDefault("SORT-AS", List.of())) {
      values.addAll(List.of(value.split(",", -1)));
    }
    if (values.isEmpty() || values.size() > SORTED.size()) {
      return;
    }
    left.remove("SORT-AS");
    JsonObjectBuilder sorted = JsContact.JSON.createObjectBuilder();
    for (int i = 0; i < values.size(); i++) {
      sorted.add(SORTED.get(i), values.get(i));
    }
    name.add("sortAs", sorted);
  }

  Set<String> takeTypes() {
    Set<String> all = Set.copyOf(types);
    types.clear();
    return all;
  }

  Optional<Integer> positive(String name) {
    List<String> values = left.getOrDefault(name, List.of());
    if (values.size() != 1 || !values.getFirst().matches("[1-9][0-9]{0,8}")) {
      return Optional.empty();
    }
    left.remove(name);
    return Optional.of(Integer.valueOf(values.getFirst()));
  }

  /** Adds the remaining parameters. */
  void rest(JsonObjectBuilder entry) {
    Map<String, List<String>> rest = new LinkedHashMap<>(left);
    if (!types.isEmpty()) {
      rest.put(VCardProperty.TYPE, new ArrayList<>(types));
    }
    if (!group.isEmpty()) {
      rest.put("GROUP", List.of(group));
    }
    if (!rest.isEmpty()) {
      entry.add("vCardParams", object(rest));
    }
  }

  static JsonObjectBuilder object(Map<String, List<String>> parameters) {
    JsonObjectBuilder object = JsContact.JSON.createObjectBuilder();
    parameters.forEach(
        (name, values) -> {
          String key = name.toLowerCase(Locale.ROOT);
          if (values.size() == 1) {
            object.add(key, values.getFirst());
          } else {
            JsonArrayBuilder array = JsContact.JSON.createArrayBuilder();
            values.forEach(array::add);
            object.add(key, array);
          }
        });
    return object;
  }
}
