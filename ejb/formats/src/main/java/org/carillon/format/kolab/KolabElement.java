package org.carillon.format.kolab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of a small document.
 *
 * @param name its name as it is written, with its prefix
 * @param attributes its attributes, including declarations of namespaces
 * @param children the elements in it
 * @param text its text, without that of its children
 */
record KolabElement(
    String name, Map<String, String> attributes, List<KolabElement> children, String text) {

  KolabElement {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  static KolabElement of(String name, String text) {
    return new KolabElement(name, Map.of(), List.of(), text);
  }

  static KolabElement of(String name, List<KolabElement> children) {
    return new KolabElement(name, Map.of(), children, "");
  }

  /** Returns the first child with a name, or empty. */
  Optional<KolabElement> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  List<KolabElement> all(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /** Returns the text of the first child with a name, or empty text if there is none. */
  String text(String wanted) {
    return child(wanted).map(KolabElement::text).orElse("").strip();
  }
}
