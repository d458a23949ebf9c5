package org.carillon.policy.internal.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Addresses and domains, each with all below it, and patterns of them.
 *
 * @param <E> what one is of
 */
final class NameTable<E> {
  private final Map<String, E> exact = new HashMap<>();
  private final PatternTable<E> patterns = new PatternTable<>();

  /** Adds one while the table is made. */
  void add(String name, E entry) {
    if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
      patterns.add(name, entry);
    } else {
      exact.put(name, entry);
    }
  }

  /**
   * What speaks of a name most closely: the address, its domain, the domains above, and if none
   * does the patterns.
   *
   * @param name {@code local@domain} or a domain, folded
   */
  List<E> find(String name, Work work) {
    E whole = exact.get(name);
    for (int at = name.lastIndexOf('@') + 1, dot = at; whole == null && dot >= 0; at = dot + 1) {
      whole = exact.get(name.substring(at));
      dot = name.indexOf('.', at);
    }
    if (whole != null) {
      return List.of(whole);
    }
    return patterns.matching(name, work);
  }
}
