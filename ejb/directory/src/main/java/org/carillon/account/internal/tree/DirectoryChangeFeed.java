package org.carillon.account.internal.tree;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.tree.ChangedEntries;
import org.carillon.contract.tree.ChangedEntry;
import org.carillon.contract.tree.TreeKind;

/**
 * The sequence of the directory's changes, as triggers record it. Transactions don't end in the
 * order of their numbers. A place is therefore the oldest transaction that was still running, and
 * changes from there on may be reported twice but are never missed.
 */
final class DirectoryChangeFeed {
  /** The format of a place: the database, the oldest transaction that was running, and the time. */
  private static final Pattern PLACE =
      Pattern.compile("([0-9a-f]{16})-([0-9]{1,20})-([0-9]{1,12})");

  private static final String NOW =
      "select cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as oldest,"
          + " cast(extract(epoch from now()) as bigint) as seconds";

  private static final String CHANGES =
      """
      select c.id as number, c.kind as kind, c.deed as deed, c.object as object, c.uuid as uuid,
        d.name as domain, c.name as name
      from directory_change c join domain d on d.id = c.domain
      where c.transaction >= cast(cast(:oldest as text) as xid8) and c.deed <> 'INNER'
      """;

  private final EntityManager entities;
  private final DomainIds ids;

  DirectoryChangeFeed(EntityManager entities, DomainIds ids) {
    this.entities = entities;
    this.ids = ids;
  }

  /** Returns the present place, after which all uncommitted changes will be. */
  String place() {
    return here().toString();
  }

  private Place here() {
    Tuple now = (Tuple) entities.createNativeQuery(NOW, Tuple.class).getSingleResult();
    return new Place(
        ids.home(entities),
        Long.parseUnsignedLong(now.get("oldest", String.class)),
        now.get("seconds", Number.class).longValue());
  }

  /**
   * Returns the changes since a place.
   *
   * @param domain the id of the domain to which the result is limited; 0 for all
   * @param kept the time for which changes are kept
   */
  Answer<ChangedEntries> changes(long domain, String since, Duration kept) {
    Optional<Place> asked = Place.of(since);
    // The new place is read first. A change that is committed meanwhile is reported twice.
    Place here = here();
    if (asked.isEmpty()
        || asked.get().home() != here.home()
        || Long.compareUnsigned(asked.get().oldest(), here.oldest()) > 0
        || Instant.ofEpochSecond(asked.get().seconds())
            .isBefore(Instant.ofEpochSecond(here.seconds()).minus(kept))) {
      return outdated();
    }
    List<Tuple> rows = rows(domain, asked.get().oldest());
    return rows.size() > ChangedEntries.MOST
        ? outdated()
        : new Answer.Done<>(
            new ChangedEntries(rows.stream().map(this::change).toList(), here.toString()));
  }

  private static Answer<ChangedEntries> outdated() {
    return Answer.failed(new Failure.Outdated(0));
  }

  @SuppressWarnings("unchecked") // A native query of tuples.
  private List<Tuple> rows(long domain, long oldest) {
    var query =
        entities
            .createNativeQuery(
                CHANGES + (domain == 0 ? "" : " and c.domain = :domain") + " order by c.id",
                Tuple.class)
            .setParameter("oldest", Long.toUnsignedString(oldest))
            .setMaxResults(ChangedEntries.MOST + 1);
    if (domain != 0) {
      query.setParameter("domain", domain);
    }
    return query.getResultList();
  }

  private ChangedEntry change(Tuple row) {
    TreeKind kind = TreeKind.valueOf(row.get("kind", String.class));
    long object = row.get("object", Number.class).longValue();
    String domain = row.get("domain", String.class);
    String name = row.get("name", String.class);
    return new ChangedEntry(
        row.get("number", Number.class).longValue(),
        kind,
        switch (kind) {
          case PERSON -> row.get("uuid", UUID.class);
          case GROUP -> ids.ofGroup(entities, object);
          case DOMAIN -> ids.ofDomain(entities, object);
        },
        ChangedEntry.ChangeType.valueOf(row.get("deed", String.class)),
        domain,
        kind == TreeKind.DOMAIN ? name : name + "@" + domain);
  }

  /** A place in the sequence of changes. */
  private record Place(long home, long oldest, long seconds) {
    static Optional<Place> of(String text) {
      Matcher parts = PLACE.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Place(
                Long.parseUnsignedLong(parts.group(1), 16),
                Long.parseUnsignedLong(parts.group(2)),
                Long.parseLong(parts.group(3))));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return "%016x-%s-%d".formatted(home, Long.toUnsignedString(oldest), seconds);
    }
  }
}
