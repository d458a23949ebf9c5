package org.carillon.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;

/**
 * Units of work on the database. A unit is short: nobody hashes a password, waits for a peer or
 * reads a large content inside one. A unit called inside another belongs to the outer one.
 */
public interface Transactions {

  /**
   * Does the work in one transaction and answers after its commit is durable. Everything the work
   * wrote is taken back if it throws.
   *
   * @throws PersistenceException if the database is away, refuses the work or its commit
   */
  <T> T write(Function<EntityManager, T> work);

  /**
   * Does the work, which writes nothing.
   *
   * @throws PersistenceException if the database is away
   */
  <T> T read(Function<EntityManager, T> work);

  /** Whether a unit is being done on this thread: only the database has its own rows yet. */
  boolean isActive();

  /** The same for work that answers nothing. */
  default void run(Work work) {
    write(
        entities -> {
          work.run(entities);
          return null;
        });
  }

  /** Work that answers nothing. */
  interface Work {
    /** Does it. */
    void run(EntityManager entities);
  }
}
