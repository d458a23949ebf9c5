package org.carillon.format.kolab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that both forms of one kind of objects can say, in the order of the document. What says the
 * same as before stays as it was, and so does what the other form has no place for.
 */
record KolabFields<N>(List<KolabField<N>> fields) {

  /**
   * The object that a document says.
   *
   * @param element the element that has the fields
   * @param current the object as it is; empty of a new one
   */
  List<N> object(KolabElement element, List<N> current) {
    List<N> made = new ArrayList<>();
    for (KolabField<N> field : fields) {
      List<KolabElement> said =
          element.children().stream()
              .filter(child -> field.names().contains(child.name()))
              .toList();
      if (!current.isEmpty() && field.elements(current).equals(said)) {
        current.stream().filter(field::owns).forEach(made::add);
      } else {
        made.addAll(field.nodes(element, current));
      }
    }
    current.stream()
        .filter(node -> fields.stream().noneMatch(field -> field.owns(node)))
        .forEach(made::add);
    return made;
  }

  /**
   * The elements that say an object.
   *
   * @param before the element that had the fields of the object as it was
   */
  List<KolabElement> elements(List<N> object, Optional<KolabElement> before) {
    List<KolabElement> made = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (KolabField<N> field : fields) {
      made.addAll(field.elements(object));
      known.addAll(field.names());
    }
    before.stream()
        .flatMap(element -> element.children().stream())
        .filter(child -> !known.contains(child.name()))
        .forEach(made::add);
    return made;
  }
}
