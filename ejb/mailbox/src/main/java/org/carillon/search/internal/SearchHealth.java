package org.carillon.search.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;

/** The health of the index. The server is ready without it; searches then read every message. */
@ApplicationScoped
class SearchHealth implements HealthCheck {
  private static final String PART = "search";

  private final IndexWork work;

  @Inject
  SearchHealth(IndexWork work) {
    this.work = work;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public Health check() {
    Progress progress = work.progress();
    return new Health(PART, true, progress.sound(), progress.state());
  }
}
