package org.carillon.health;

/** A part's health check, asked by {@link HealthChecks}: from its own state, within a second. */
public interface HealthCheck {

  /** Returns the part's constant name: {@code database}, {@code store}, {@code listeners}. */
  String part();

  /** Returns whether the part needs the database, whose lack is then reported instead. */
  default boolean needsDatabase() {
    return false;
  }

  /** Returns the current health of the part; never throws. */
  Health check();
}
