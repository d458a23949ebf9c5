package org.carillon.policy.internal.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.contract.answer.PageRequest;
import org.carillon.policy.filter.FilterEntry;
import org.carillon.policy.filter.FilterRule;

@ApplicationScoped
class FilterRows {
  /** The largest number of entries of a domain, and of the server's own. */
  static final int MOST_ENTRIES = 200_000;

  private static final Duration KEPT_EXPIRED = Duration.ofDays(30);

  private final Addresses addresses;

  @Inject
  FilterRows(Addresses addresses) {
    this.addresses = addresses;
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  FilterEntry value(FilterEntryRow row) {
    return row.value(Optional.ofNullable(row.domain).flatMap(addresses::domainName));
  }

  Optional<FilterEntryRow> find(EntityManager entities, String name) {
    return entities
        .createQuery("FROM FilterEntryRow f WHERE f.name = :name", FilterEntryRow.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  Optional<FilterEntryRow> find(EntityManager entities, long domain, FilterRule rule) {
    return entities
        .createQuery(
            """
            FROM FilterEntryRow f WHERE coalesce(f.domain, 0) = :domain AND f.target = :target
            AND f.pattern = :pattern
            """,
            FilterEntryRow.class)
        .setParameter("domain", domain)
        .setParameter("target", rule.target().word())
        .setParameter("pattern", rule.pattern())
        .getResultStream()
        .findFirst();
  }

  /**
   * Returns the entries after a name, one more than the page has.
   *
   * @param domain 0 for the entries of the server and of all domains
   */
  List<FilterEntry> list(EntityManager entities, long domain, PageRequest request) {
    return entities
        .createQuery(
            """
            FROM FilterEntryRow f WHERE f.name > :after AND (:only = 0 OR f.domain = :only)
            AND (:search = '' OR locate(:search, f.name) > 0 OR locate(:search, f.pattern) > 0)
            ORDER BY f.name
            """,
            FilterEntryRow.class)
        .setParameter("after", request.after().orElse(""))
        .setParameter("only", domain)
        .setParameter("search", request.search().orElse("").toLowerCase(Locale.ROOT))
        .setMaxResults(request.limit() + 1)
        .getResultStream()
        .map(this::value)
        .toList();
  }

  /** Returns the number of entries of a domain, or of the server's own (0). */
  long count(EntityManager entities, long domain) {
    return entities
        .createQuery(
            "SELECT count(f) FROM FilterEntryRow f WHERE coalesce(f.domain, 0) = :domain",
            Long.class)
        .setParameter("domain", domain)
        .getSingleResult();
  }

  /** Creates an entry, and deletes entries that expired long ago. */
  FilterEntryRow add(EntityManager entities, long domain, String name, FilterRule rule) {
    Instant now = now();
    entities
        .createQuery("DELETE FROM FilterEntryRow f WHERE f.expires < :old")
        .setParameter("old", now.minus(KEPT_EXPIRED))
        .executeUpdate();
    FilterEntryRow row = new FilterEntryRow();
    row.domain = domain == 0 ? null : domain;
    row.name = name;
    row.created = now;
    row.take(rule, now);
    entities.persist(row);
    return row;
  }
}
