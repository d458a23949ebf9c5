package org.carillon.format.kolab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;

/**
 * A property in xCard: its name, its parameters, its value by its type.
 *
 * @param name the element's name: the property's in lower case
 * @param type the type of its values
 * @param parts the elements of a value with several components, in the order of the property
 */
record XCardField(String name, Type type, List<String> parts) implements KolabField<VCardProperty> {
  private static final String UUID = "urn:uuid:";
  private static final Set<String> PARAMETERS = Set.of("type", "pref");

  enum Type {
    TEXT,
    TEXTS,
    PARTS,
    UID,
    URI,
    DATE
  }

  static XCardField of(String name, Type type) {
    return new XCardField(name, type, List.of());
  }

  private String property() {
    return name.toUpperCase(Locale.ROOT);
  }

  @Override
  public Set<String> names() {
    return Set.of(name);
  }

  @Override
  public boolean owns(VCardProperty property) {
    return property.name().equalsIgnoreCase(name);
  }

  @Override
  public List<KolabElement> elements(List<VCardProperty> object) {
    return object.stream()
        .filter(this::owns)
        .map(this::element)
        .flatMap(Optional::stream)
        .limit(isSingle() ? 1 : Integer.MAX_VALUE)
        .toList();
  }

  /** Returns whether Kolab's schema allows the property only once. */
  private boolean isSingle() {
    return !Set.of("title", "url", "adr", "tel", "impp", "email").contains(name);
  }

  private Optional<KolabElement> element(VCardProperty property) {
    List<KolabElement> children = new ArrayList<>();
    List<KolabElement> parameters = parameters(property);
    if (!parameters.isEmpty()) {
      children.add(KolabElement.of("parameters", parameters));
    }
    switch (type) {
      case TEXT -> children.add(KolabElement.of("text", property.text()));
      case TEXTS -> property.texts().forEach(text -> children.add(KolabElement.of("text", text)));
      case UID -> {
        String uid = property.text().strip();
        children.add(KolabElement.of("uri", uid.startsWith(UUID) ? uid : UUID + uid));
      }
      case URI -> children.add(KolabElement.of("uri", property.value().strip()));
      case DATE -> {
        String date = property.value().strip().replace("-", "");
        if (!date.matches("\\d{8}")) {
          return Optional.empty();
        }
        children.add(KolabElement.of("date", date));
      }
      case PARTS -> parts(property, children);
    }
    return children.isEmpty() ? Optional.empty() : Optional.of(KolabElement.of(name, children));
  }

  private void parts(VCardProperty property, List<KolabElement> children) {
    boolean all = name.equals("adr");
    for (int i = 0; i < parts.size(); i++) {
      String text = property.component(i);
      if (all || !text.isEmpty()) {
        children.add(KolabElement.of(parts.get(i), text));
      }
    }
  }

  private static List<KolabElement> parameters(VCardProperty property) {
    List<KolabElement> made = new ArrayList<>();
    property
        .parameters()
        .forEach(
            (key, values) -> {
              String word = key.toLowerCase(Locale.ROOT);
              if (!PARAMETERS.contains(word) || values.isEmpty()) {
                return;
              }
              if (word.equals("pref")) {
                made.add(
                    KolabElement.of(word, List.of(KolabElement.of("integer", values.getFirst()))));
              } else {
                made.add(
                    KolabElement.of(
                        word,
                        values.stream()
                            .map(value -> KolabElement.of("text", value.toLowerCase(Locale.ROOT)))
                            .toList()));
              }
            });
    return made;
  }

  @Override
  public List<VCardProperty> nodes(KolabElement in, List<VCardProperty> current) {
    List<VCardProperty> made = new ArrayList<>();
    for (KolabElement element : in.all(name)) {
      Optional<VCardProperty> same =
          current.stream()
              .filter(this::owns)
              .filter(property -> element(property).filter(element::equals).isPresent())
              .findFirst();
      same.or(() -> property(element)).ifPresent(made::add);
    }
    return made;
  }

  private Optional<VCardProperty> property(KolabElement element) {
    String value = value(element);
    if (value.replace(";", "").isBlank()) {
      return Optional.empty();
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (KolabElement parameter :
        element.child("parameters").map(KolabElement::children).orElse(List.of())) {
      if (PARAMETERS.contains(parameter.name())) {
        parameters.put(
            parameter.name().toUpperCase(Locale.ROOT),
            parameter.children().stream()
                .map(KolabElement::text)
                .filter(text -> text.matches("[A-Za-z0-9-]{1,40}"))
                .toList());
      }
    }
    parameters.values().removeIf(List::isEmpty);
    return Optional.of(new VCardProperty("", property(), parameters, value));
  }

  private String value(KolabElement element) {
    List<KolabElement> values =
        element.children().stream().filter(child -> !child.name().equals("parameters")).toList();
    String first = values.isEmpty() ? "" : values.getFirst().text();
    return switch (type) {
      case TEXT -> VCardText.escape(first);
      case TEXTS ->
          values.stream()
              .map(value -> VCardText.escape(value.text()))
              .collect(Collectors.joining(","));
      case UID -> {
        String uid = first.strip();
        yield VCardText.escape(uid.startsWith(UUID) ? uid.substring(UUID.length()) : uid);
      }
      case URI, DATE -> first.strip().replaceAll("[\\r\\n]+", "");
      case PARTS ->
          VCardText.join(
              parts.stream()
                  .map(part -> element.all(part).stream().map(KolabElement::text).toList())
                  .toList(),
              parts.size());
    };
  }
}
