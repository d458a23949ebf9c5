package org.carillon.identity.internal.source.ask;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.identity.internal.source.SourcesInUse;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.SourceState;

/** Reports whether the identity sources answer this node. */
@ApplicationScoped
class SourceHealth implements HealthCheck {
  private static final String PART = "identity-sources";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final SourcesInUse inUse;
  private final SourceRequests asked;

  @Inject
  SourceHealth(SourcesInUse inUse, SourceRequests asked) {
    this.inUse = inUse;
    this.asked = asked;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    List<String> silent = inUse.all().stream().flatMap(each -> told(each.source())).toList();
    // Other nodes may be unable to reach them, too, so that this node stays in service.
    return silent.isEmpty()
        ? new Health(PART, true, "All identity sources answer.")
        : Health.unsound(
            PART,
            "This node gets no answer from these sources, so their users cannot sign in: "
                + String.join("; ", silent)
                + ".");
  }

  private Stream<String> told(IdentitySource source) {
    return switch (asked.state(source)) {
      case SourceState.Silent(Instant since) ->
          Stream.of(source.name() + " since " + MINUTE.format(since));
      case SourceState.Answers(), SourceState.Unasked() -> Stream.empty();
    };
  }
}
