package org.carillon.policy.internal.program;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;

/** Checks that rules' programs can run, if there are any. */
@ApplicationScoped
class ProgramHealth implements HealthCheck {
  private static final String PART = "programs";

  private final Programs programs;

  @Inject
  ProgramHealth(Programs programs) {
    this.programs = programs;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    return programs
        .fault()
        .map(fault -> Health.unsound(PART, fault + "."))
        .orElseGet(() -> new Health(PART, true, "Rules' programs can run."));
  }
}
