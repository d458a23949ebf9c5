package org.carillon.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** Keeps others from changing rows until the end of the transaction. */
public final class RowLock {
  private RowLock() {}

  /**
   * The row as it is now, locked; empty if it is gone. Its id is selected, not the row: that would
   * be compared with the version read before, and found to be stale.
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
