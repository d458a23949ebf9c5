package org.carillon.format.kolab;

import java.util.List;
import java.util.Set;

/**
 * Something that both forms of an object can say.
 *
 * @param <N> what the object is made of: lines of iCalendar, properties of vCard
 */
interface KolabField<N> {
  /** The names of the elements that say it. */
  Set<String> names();

  /** Whether it is said by this. */
  boolean owns(N node);

  /** The elements that say what the object says. */
  List<KolabElement> elements(List<N> object);

  /**
   * What the object says by these elements.
   *
   * @param element the element that has them
   * @param current the object as it is; empty of a new one
   */
  List<N> nodes(KolabElement element, List<N> current);
}
