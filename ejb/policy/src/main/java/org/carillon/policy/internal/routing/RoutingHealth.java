package org.carillon.policy.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;

/** Checks that the routing programs answer. */
@ApplicationScoped
class RoutingHealth implements HealthCheck {
  private static final String PART = "routing";

  private final RoutingPrograms helpers;

  @Inject
  RoutingHealth(RoutingPrograms helpers) {
    this.helpers = helpers;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    List<String> away = helpers.away();
    return away.isEmpty()
        ? new Health(PART, true, "Addresses are routed as configured.")
        : Health.unsound(
            PART, "These routing helpers do not answer: " + String.join(", ", away) + ".");
  }
}
