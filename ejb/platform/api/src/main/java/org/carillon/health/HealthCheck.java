package org.carillon.health;

/**
 * The health check of one part. {@link CheckUp} asks every CDI bean of this type; it must answer
 * from its own state, within a second.
 */
public interface HealthCheck {

  /**
   * Returns the part's name, which never changes: {@code database}, {@code store}, {@code
   * listeners}.
   */
  String part();

  /**
   * Returns whether the part cannot work while the database is unavailable; then that is reported
   * instead.
   */
  default boolean needsDatabase() {
    return false;
  }

  /** Returns the current health of the part; never throws. */
  Health check();
}
