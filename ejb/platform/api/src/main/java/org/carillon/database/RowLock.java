package org.carillon.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** Locks rows against changes by others until the end of the transaction. */
public final class RowLock {
  private RowLock() {}

  /**
   * Returns the current row, locked; empty if it is gone. The query selects the row's id, not the
   * row: Hibernate would compare the row with the version read before and find it stale.
   */
  public static <R> Optional<R> of(EntityManager entities, R row) {
    boolean isThere =
        !entities
            .createQuery(
                "SELECT r.id FROM " + row.getClass().getSimpleName() + " r WHERE r = :row",
                Long.class)
            .setParameter("row", row)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList()
            .isEmpty();
    if (!isThere) {
      return Optional.empty();
    }
    entities.refresh(row);
    return Optional.of(row);
  }
}
