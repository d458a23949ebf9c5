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
 * @param group what it is grouped by ({@code item1}), as it was written; empty when it is not
 * @param name in upper case
 * @param parameters by their names in upper case, in their order; what stood without a name in
 *     version 2.1 is TYPE
 * @param value as it is written, with its escapes
 */
public record VCardProperty(
    String group, String name, Map<String, List<String>> parameters, String value) {
  /** The parameter that says what sort of thing it is. */
  public static final String TYPE = "TYPE";

  /** Keeps a copy. */
  public VCardProperty {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    parameters.forEach((key, values) -> copy.put(key, List.copyOf(values)));
    parameters = Collections.unmodifiableMap(copy);
  }

  /** One without group and parameters, of a value that is escaped already. */
  public VCardProperty(String name, String value) {
    this("", name, Map.of(), value);
  }

  /** One of a text. */
  public static VCardProperty ofText(String name, String text) {
    return new VCardProperty(name, VCardText.escape(text));
  }

  /** Its value as a text. */
  public String text() {
    return VCardText.unescape(value);
  }

  /** Its value as texts with commas between them, empty ones left out. */
  public List<String> texts() {
    return VCardText.split(value, ',').stream()
        .map(VCardText::unescape)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** Its value as components with semicolons between them, each of texts with commas. */
  public List<List<String>> components() {
    return VCardText.split(value, ';').stream()
        .map(part -> VCardText.split(part, ',').stream().map(VCardText::unescape).toList())
        .toList();
  }

  /** The texts of a component, with spaces between them; empty where there is none. */
  public String component(int index) {
    List<String> parts = VCardText.split(value, ';');
    return index < parts.size()
        ? String.join(
                " ",
                VCardText.split(parts.get(index), ',').stream().map(VCardText::unescape).toList())
            .strip()
        : "";
  }

  /** What TYPE says, in lower case, without what only says which is preferred. */
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

  /** The first value of a parameter whose name is in upper case. */
  public Optional<String> parameter(String key) {
    return parameters.getOrDefault(key, List.of()).stream().findFirst();
  }

  /** Whether the owner prefers it: PREF of version 4.0, TYPE=pref before. */
  public boolean isPreferred() {
    return parameter("PREF").isPresent() || types().contains("pref");
  }

  /** The same with a parameter, in the place of the one of that name. */
  public VCardProperty with(String key, List<String> values) {
    Map<String, List<String>> more = new LinkedHashMap<>(parameters);
    more.put(key, values);
    return new VCardProperty(group, name, more, value);
  }

  /** The same with a parameter of one value. */
  public VCardProperty with(String key, String only) {
    return with(key, List.of(only));
  }

  /** The same without a parameter. */
  public VCardProperty without(String key) {
    if (!parameters.containsKey(key)) {
      return this;
    }
    Map<String, List<String>> fewer = new LinkedHashMap<>(parameters);
    fewer.remove(key);
    return new VCardProperty(group, name, fewer, value);
  }

  /** The same with TYPE saying this; without TYPE when it is nothing. */
  public VCardProperty withTypes(Set<String> types) {
    return types.isEmpty() ? without(TYPE) : with(TYPE, List.copyOf(types));
  }

  /** The same of another value, which is escaped already. */
  public VCardProperty withValue(String other) {
    return new VCardProperty(group, name, parameters, other);
  }

  /** The same under another name. */
  public VCardProperty named(String other) {
    return new VCardProperty(group, other, parameters, value);
  }

  /** The same in a group; in none when that is empty. */
  public VCardProperty grouped(String other) {
    return new VCardProperty(other, name, parameters, value);
  }
}
