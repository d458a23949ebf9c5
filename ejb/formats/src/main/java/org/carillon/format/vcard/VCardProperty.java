package org.carillon.format.vcard;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A property of a vCard.
 *
 * @param group its group ({@code item1}) as it was written; empty if it has none
 * @param name its name in upper case
 * @param parameters its parameters by their names in upper case, in their order; values without a
 *     name in version 2.1 are under TYPE
 * @param value its value as it is written, with its escapes
 */
public record VCardProperty(
    String group, String name, Map<String, List<String>> parameters, String value) {
  /** The name of the parameter with types. */
  public static final String TYPE = "TYPE";

  public VCardProperty {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    parameters.forEach((key, values) -> copy.put(key, List.copyOf(values)));
    parameters = Collections.unmodifiableMap(copy);
  }

  /** Creates a property without group and parameters, with an escaped value. */
  public VCardProperty(String name, String value) {
    this("", name, Map.of(), value);
  }

  /** Returns a property with a text, which is escaped here. */
  public static VCardProperty ofText(String name, String text) {
    return new VCardProperty(name, VCardText.escape(text));
  }

  public String text() {
    return VCardText.unescape(value);
  }

  /** Returns its value as texts separated by commas, without empty ones. */
  public List<String> texts() {
    return VCardText.split(value, ',').stream()
        .map(VCardText::unescape)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** Returns the value as components, by semicolons, each with texts separated by commas. */
  public List<List<String>> components() {
    return VCardText.split(value, ';').stream()
        .map(part -> VCardText.split(part, ',').stream().map(VCardText::unescape).toList())
        .toList();
  }

  /** Returns the texts of a component, joined by spaces, or empty text if there is none. */
  public String component(int index) {
    List<String> parts = VCardText.split(value, ';');
    return index < parts.size()
        ? String.join(
                " ",
                VCardText.split(parts.get(index), ',').stream().map(VCardText::unescape).toList())
            .strip()
        : "";
  }

  /** Returns the values of TYPE in lower case, without the one that marks a preferred property. */
  public Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    for (String written : parameters.getOrDefault(TYPE, List.of())) {
      Arrays.stream(written.split(",", -1))
          .map(type -> type.strip().toLowerCase(Locale.ROOT))
          .filter(type -> !type.isEmpty())
          .forEach(types::add);
    }
    return types;
  }

  /** Returns the first value of a parameter whose name is in upper case. */
  public Optional<String> parameter(String key) {
    return parameters.getOrDefault(key, List.of()).stream().findFirst();
  }

  /** Returns whether the property is preferred: PREF in version 4.0, TYPE=pref before. */
  public boolean isPreferred() {
    return parameter("PREF").isPresent() || types().contains("pref");
  }

  /** Returns the property with a parameter, in place of the one with that name. */
  public VCardProperty with(String key, List<String> values) {
    Map<String, List<String>> more = new LinkedHashMap<>(parameters);
    more.put(key, values);
    return new VCardProperty(group, name, more, value);
  }

  /** Returns the property with a parameter of one value. */
  public VCardProperty with(String key, String only) {
    return with(key, List.of(only));
  }

  /** Returns the property without a parameter. */
  public VCardProperty without(String key) {
    if (!parameters.containsKey(key)) {
      return this;
    }
    Map<String, List<String>> fewer = new LinkedHashMap<>(parameters);
    fewer.remove(key);
    return new VCardProperty(group, name, fewer, value);
  }

  /** Returns the property with these types, or without TYPE if there are none. */
  public VCardProperty withTypes(Set<String> types) {
    return types.isEmpty() ? without(TYPE) : with(TYPE, List.copyOf(types));
  }

  /** Returns the property with another value, which is escaped already. */
  public VCardProperty withValue(String other) {
    return new VCardProperty(group, name, parameters, other);
  }

  /** Returns the property with another name. */
  public VCardProperty named(String other) {
    return new VCardProperty(group, other, parameters, value);
  }

  /** Returns the property in another group, or in none if that is empty. */
  public VCardProperty grouped(String other) {
    return new VCardProperty(other, name, parameters, value);
  }
}
