package org.carillon.account.internal.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.carillon.database.Lineage;
import org.hibernate.Session;

/**
 * The ids by which domains and groups are known outside (RFC 4530): of which database, which row;
 * as a UUID of one's own making (RFC 9562 §5.8), so that what gets another name keeps it.
 */
@ApplicationScoped
public class DomainIds {
  private static final long VERSION = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long ROW = (1L << 56) - 1;

  /** Of ids of groups. */
  private static final long GROUP = 1L << 56;

  /** What begins each of this database's; zero until it was read. */
  private volatile long home;

  UUID ofDomain(EntityManager entities, long row) {
    return new UUID(home(entities), VARIANT | row & ROW);
  }

  /** The same where this database's beginning was read before. */
  Optional<UUID> knownOfDomain(long row) {
    return home == 0 ? Optional.empty() : Optional.of(new UUID(home, VARIANT | row & ROW));
  }

  /** The row of a domain; empty if the id is none of ours. */
  OptionalLong domain(EntityManager entities, UUID id) {
    long row = id.getLeastSignificantBits() & ROW;
    return ofDomain(entities, row).equals(id) ? OptionalLong.of(row) : OptionalLong.empty();
  }

  UUID ofGroup(EntityManager entities, long row) {
    return new UUID(home(entities), VARIANT | GROUP | row & ROW);
  }

  /** The row of a group; empty if the id is none of ours. */
  OptionalLong group(EntityManager entities, UUID id) {
    long row = id.getLeastSignificantBits() & ROW;
    return ofGroup(entities, row).equals(id) ? OptionalLong.of(row) : OptionalLong.empty();
  }

  /** What begins each id of this database, and of no other. */
  long home(EntityManager entities) {
    if (home == 0) {
      Optional<String> lineage = entities.unwrap(Session.class).doReturningWork(Lineage::of);
      home = UUID.fromString(lineage.orElseThrow()).getMostSignificantBits() & ~0xF000L | VERSION;
    }
    return home;
  }
}
