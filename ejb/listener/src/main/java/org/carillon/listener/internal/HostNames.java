package org.carillon.listener.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the domain that a host name belongs to: the longest domain name that it equals or is below.
 * Anybody else with a certificate for it could take over the host's clients.
 */
final class HostNames {
  private static final String WILDCARD = "*.";

  private HostNames() {}

  /**
   * Returns the first of a certificate's names that is not only the domain's; empty if all are.
   *
   * @param names lower-case A-label host names, a leading {@code *.} allowed
   */
  static Optional<String> foreign(EntityManager entities, long domain, List<String> names) {
    return names.stream().filter(name -> !isOf(entities, domain, name)).findFirst();
  }

  private static boolean isOf(EntityManager entities, long domain, String name) {
    if (!name.startsWith(WILDCARD)) {
      return owner(entities, name).equals(Optional.of(domain));
    }
    String parent = name.substring(WILDCARD.length());
    return owner(entities, parent).equals(Optional.of(domain))
        && !coversAnother(entities, domain, parent);
  }

  private static Optional<Long> owner(EntityManager entities, String host) {
    var candidates = new ArrayList<String>();
    for (String rest = host; ; rest = rest.substring(rest.indexOf('.') + 1)) {
      candidates.add(rest);
      if (rest.indexOf('.') < 0) {
        break;
      }
    }
    return entities
        .createNativeQuery(
            "SELECT domain FROM domain_name WHERE name IN (:names) ORDER BY length(name) DESC"
                + " LIMIT 1",
            Long.class)
        .setParameter("names", candidates)
        .getResultStream()
        .map(Long.class::cast)
        .findFirst();
  }

  /** Returns whether a wildcard for {@code parent} covers another domain's name. */
  private static boolean coversAnother(EntityManager entities, long domain, String parent) {
    return !entities
        .createNativeQuery(
            "SELECT 1 FROM domain_name WHERE domain <> :domain"
                + " AND substr(name, strpos(name, '.') + 1) = :parent AND name <> :parent LIMIT 1")
        .setParameter("domain", domain)
        .setParameter("parent", parent)
        .getResultList()
        .isEmpty();
  }
}
