package org.carillon.format.kolab;

import java.util.List;
import java.util.Set;

/** A field that both formats have, made of iCalendar lines or vCard properties. */
interface KolabField<N> {
  /** Returns the names of the elements of this field. */
  Set<String> names();

  /** Returns whether a line or property belongs to this field. */
  boolean owns(N node);

  /** Returns the elements for the lines or properties of an object. */
  List<KolabElement> elements(List<N> object);

  /**
   * Returns the lines or properties of the object for the elements of this field.
   *
   * @param element the element that contains them
   * @param current the current object; empty for a new one
   */
  List<N> nodes(KolabElement element, List<N> current);
}
