package org.carillon.account.internal.tree;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.visibility.DirectoryVisibility;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.database.StoredText;
import org.carillon.format.name.DomainName;

/** Pages of domains as entries, ordered by name. */
final class DomainPages {
  private final EntityManager entities;
  private final DomainIds ids;

  DomainPages(EntityManager entities, DomainIds ids) {
    this.entities = entities;
    this.ids = ids;
  }

  Page<TreeEntry> page(DirectoryVisibility visibility, TreeQuery query, Duration time) {
    Optional<OptionalLong> one = one(query.condition());
    if (one.filter(OptionalLong::isEmpty).isPresent()) {
      return new Page<>(List.of(), Optional.empty());
    }
    long wanted = one.map(OptionalLong::getAsLong).orElse(0L);
    List<DomainRow> rows =
        entities
            .createQuery(
                "FROM DomainRow d WHERE d.deleted IS NULL AND d.name > :after"
                    + " AND (:only = 0 OR d.id = :only) AND (:wanted = 0 OR d.id = :wanted)"
                    + " ORDER BY d.name",
                DomainRow.class)
            .setParameter("after", query.after().orElse(""))
            .setParameter("only", visibility.domain())
            .setParameter("wanted", wanted)
            .setHint("jakarta.persistence.query.timeout", (int) time.toMillis())
            .setMaxResults(query.limit() + 1)
            .getResultList();
    return Page.of(
        rows,
        new PageRequest(Optional.empty(), query.after(), query.limit()),
        this::entry,
        TreeEntry::place);
  }

  /** Returns the one domain of a condition; an empty id if none, empty if maybe several. */
  private Optional<OptionalLong> one(TreeCondition condition) {
    return switch (condition) {
      case TreeCondition.Id(var id) -> Optional.of(ids.domain(entities, id));
      case TreeCondition.Address(String name) ->
          Optional.of(
              (StoredText.isImpossible(name)
                      ? Optional.<String>empty()
                      : DomainName.canonical(name))
                  .flatMap(canonical -> DirectoryQueries.domain(entities, canonical))
                  .map(row -> OptionalLong.of(row.id()))
                  .orElse(OptionalLong.empty()));
      case TreeCondition.None(), TreeCondition.Member(String _) ->
          Optional.of(OptionalLong.empty());
      case TreeCondition.Each(List<TreeCondition> each) ->
          each.stream().map(this::one).flatMap(Optional::stream).findFirst();
      case TreeCondition.All(),
          TreeCondition.Any(List<TreeCondition> _),
          TreeCondition.LocalPart(String _),
          TreeCondition.LocalPartWith(String _),
          TreeCondition.AddressWith(String _),
          TreeCondition.TextWith(String _) ->
          Optional.empty();
    };
  }

  private TreeEntry entry(DomainRow row) {
    return TreeDomains.entry(
        ids.ofDomain(entities, row.id()), row.name(), row.created(), row.modified(), row.version());
  }
}
