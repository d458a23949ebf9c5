package org.carillon.health;

/**
 * One part's report on itself. Every CDI bean of this type is asked for {@code
 * /api/v1/health/ready} and by administration; it answers from what it knows, within a second.
 */
public interface HealthCheck {

  /** How the part is now; never throws. */
  Health check();
}
