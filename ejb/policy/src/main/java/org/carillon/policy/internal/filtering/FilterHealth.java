package org.carillon.policy.internal.filtering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.policy.external.ActiveFilters;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterState;

/** Reports whether the filters that see mail answer this node, and if not, the handling of mail. */
@ApplicationScoped
class FilterHealth implements HealthCheck {
  private static final String PART = "filters";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final ActiveFilters active;
  private final FilterChain chain;

  @Inject
  FilterHealth(ActiveFilters active, FilterChain chain) {
    this.active = active;
    this.chain = chain;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    List<String> silent = active.all().stream().flatMap(this::told).toList();
    // Mail is accepted or waits, as configured for the filter. Another node would do no better.
    return silent.isEmpty()
        ? new Health(PART, true, "All filters answer.")
        : Health.unsound(
            PART, "These filters do not answer this node: " + String.join("; ", silent) + ".");
  }

  private Stream<String> told(ExternalFilter filter) {
    return switch (chain.state(filter)) {
      case FilterState.Silent(Instant since) ->
          Stream.of(
              "%s since %s, %s"
                  .formatted(filter.name(), MINUTE.format(since), meanwhile(filter.failure())));
      case FilterState.Answers(), FilterState.Unasked() -> Stream.empty();
    };
  }

  private static String meanwhile(FailurePolicy policy) {
    return switch (policy) {
      case ACCEPT -> "mail is accepted without it";
      case DEFER -> "its mail waits";
    };
  }
}
