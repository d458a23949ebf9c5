package org.carillon.policy.internal.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Addresses, domains with their subdomains, and patterns of them.
 *
 * @param <E> the type of the entries
 */
final class NameTable<E> {
  private final Map<String, E> exact = new HashMap<>();
  private final PatternTable<E> patterns = new PatternTable<>();

  /** Adds a name while the table is built. */
  void add(String name, E entry) {
    if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
      patterns.add(name, entry);
    } else {
      exact.put(name, entry);
    }
  }

  /**
   * Returns the entries for the closest match of a name: the address, its domain, the domains
   * above, and if none matches, the patterns.
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
