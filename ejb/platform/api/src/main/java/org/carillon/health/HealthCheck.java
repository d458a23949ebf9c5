package org.carillon.health;

/**
 * One part's report on itself. Every CDI bean of this type is asked by {@link CheckUp}; it answers
 * from what it knows, within a second.
 */
public interface HealthCheck {

  /** What reports: {@code database}, {@code store}, {@code listeners}; the same at all times. */
  String part();

  /** Whether it can do nothing while the database is away; then that is told instead. */
  default boolean needsDatabase() {
    return false;
  }

  /** How the part is now; never throws. */
  Health check();
}
