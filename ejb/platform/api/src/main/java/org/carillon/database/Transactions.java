package org.carillon.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;

/**
 * Units of work on the database. A unit is short: it must not hash a password, wait for a peer or
 * read large content. A unit called inside another joins the outer one.
 */
public interface Transactions {

  /**
   * Runs the work in one transaction and returns after its commit is durable. Everything the work
   * wrote is rolled back if it throws.
   *
   * @throws PersistenceException if the database is unavailable, or refuses the work or its commit
   */
  <T> T write(Function<EntityManager, T> work);

  /**
   * Runs work that writes nothing.
   *
   * @throws PersistenceException if the database is unavailable
   */
  <T> T read(Function<EntityManager, T> work);

  /** Returns whether a unit runs on this thread. Its rows are not in any cache yet. */
  boolean isActive();

  /** Runs work without a result, as {@link #write}. */
  default void run(Work work) {
    write(
        entities -> {
          work.run(entities);
          return null;
        });
  }

  /** Work without a result. */
  interface Work {
    /** Runs the work once. */
    void run(EntityManager entities);
  }
}
