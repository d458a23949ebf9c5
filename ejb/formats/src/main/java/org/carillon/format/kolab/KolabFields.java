package org.carillon.format.kolab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All fields that both formats of one kind of object have, in the order of the document. A field
 * whose meaning has not changed stays as it was, and so does what the other format has no place
 * for.
 */
record KolabFields<N>(List<KolabField<N>> fields) {

  /** Returns the object in a document's element, given the current one, empty if it is new. */
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

  /** Returns the elements for an object, given the element of the earlier object. */
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
