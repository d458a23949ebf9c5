package org.carillon.account.internal.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.carillon.database.DatabaseIdentity;
import org.hibernate.Session;

/**
 * The public ids of domains and groups (RFC 4530). An id contains the database and the row, as a
 * custom UUID (RFC 9562 §5.8), so that an object keeps its id when it is renamed.
 */
@ApplicationScoped
public class DomainIds {
  private static final long VERSION = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long ROW = (1L << 56) - 1;

  /** The bit that marks the ids of groups. */
  private static final long GROUP = 1L << 56;

  /** The first half of all ids of this database; zero until it was read. */
  private volatile long home;

  UUID ofDomain(EntityManager entities, long row) {
    return new UUID(home(entities), VARIANT | row & ROW);
  }

  /** Returns the id of a domain if the first half of this database's ids was read before. */
  Optional<UUID> knownOfDomain(long row) {
    return home == 0 ? Optional.empty() : Optional.of(new UUID(home, VARIANT | row & ROW));
  }

  /** Returns the row of a domain, or empty if the id doesn't belong to this database. */
  OptionalLong domain(EntityManager entities, UUID id) {
    long row = id.getLeastSignificantBits() & ROW;
    return ofDomain(entities, row).equals(id) ? OptionalLong.of(row) : OptionalLong.empty();
  }

  UUID ofGroup(EntityManager entities, long row) {
    return new UUID(home(entities), VARIANT | GROUP | row & ROW);
  }

  /** Returns the row of a group, or empty if the id doesn't belong to this database. */
  OptionalLong group(EntityManager entities, UUID id) {
    long row = id.getLeastSignificantBits() & ROW;
    return ofGroup(entities, row).equals(id) ? OptionalLong.of(row) : OptionalLong.empty();
  }

  /** Returns the first half of the ids of this database, which is different for every database. */
  long home(EntityManager entities) {
    if (home == 0) {
      Optional<String> lineage =
          entities.unwrap(Session.class).doReturningWork(DatabaseIdentity::of);
      home = UUID.fromString(lineage.orElseThrow()).getMostSignificantBits() & ~0xF000L | VERSION;
    }
    return home;
  }
}
