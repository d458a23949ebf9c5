package org.carillon.format.kolab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of a small document.
 *
 * @param name as it is written, with its prefix
 * @param attributes its attributes, declarations of namespaces among them
 * @param children the elements in it
 * @param text the text in it, without that of its children
 */
record KolabElement(
    String name, Map<String, String> attributes, List<KolabElement> children, String text) {

  KolabElement {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  /** One of a text. */
  static KolabElement of(String name, String text) {
    return new KolabElement(name, Map.of(), List.of(), text);
  }

  /** One of elements. */
  static KolabElement of(String name, List<KolabElement> children) {
    return new KolabElement(name, Map.of(), children, "");
  }

  /** The first child of a name. */
  Optional<KolabElement> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /** The children of a name. */
  List<KolabElement> all(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /** The text of the first child of a name; empty where there is none. */
  String text(String wanted) {
    return child(wanted).map(KolabElement::text).orElse("").strip();
  }
}
