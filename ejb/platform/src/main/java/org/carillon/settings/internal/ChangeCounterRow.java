package org.carillon.settings.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.EnumMap;
import java.util.Map;
import org.carillon.settings.CacheVersions;

/**
 * A part of the change count of a kind: the count is the sum of its slots. Slot 0 always exists and
 * is locked by changes that must come one after another.
 */
@Entity
@Table(name = "change_counter")
@IdClass(ChangeCounterRow.Key.class)
class ChangeCounterRow {
  @Id
  @Enumerated(EnumType.STRING)
  CacheVersions.Kind kind;

  @Id short slot;

  long version;

  /** The key of a slot. */
  record Key(CacheVersions.Kind kind, short slot) {}

  /** Returns slot 0, locked until the transaction ends, for changes one after another. */
  static ChangeCounterRow locked(EntityManager entities, CacheVersions.Kind kind) {
    return entities.find(
        ChangeCounterRow.class, new Key(kind, (short) 0), LockModeType.PESSIMISTIC_WRITE);
  }

  /** Returns the number of changes of each kind. */
  static Map<CacheVersions.Kind, Long> all(EntityManager entities) {
    Map<CacheVersions.Kind, Long> all = new EnumMap<>(CacheVersions.Kind.class);
    entities
        .createQuery(
            "SELECT c.kind, SUM(c.version) FROM ChangeCounterRow c GROUP BY c.kind", Object[].class)
        .getResultStream()
        .forEach(row -> all.put((CacheVersions.Kind) row[0], (Long) row[1]));
    return all;
  }
}
