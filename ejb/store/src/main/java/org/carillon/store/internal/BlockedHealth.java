package org.carillon.store.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.account.Addresses;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.store.parts.StoreParts;

/** Names the accounts that cannot take mail because another transaction keeps them locked. */
@ApplicationScoped
class BlockedHealth implements HealthCheck {
  private static final String PART = "deliveries";

  /** Normal transactions lock an account for milliseconds. */
  private static final Duration LONG = Duration.ofSeconds(5);

  private static final int MOST_NAMED = 5;

  private final StoreParts store;
  private final Addresses addresses;

  @Inject
  BlockedHealth(StoreParts store, Addresses addresses) {
    this.store = store;
    this.addresses = addresses;
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
    List<Long> blocked = store.deliveries().blocked().longerThan(LONG);
    if (blocked.isEmpty()) {
      return new Health(PART, true, "No account is locked in the database.");
    }
    String names =
        blocked.stream().limit(MOST_NAMED).map(this::name).collect(Collectors.joining(", "));
    return Health.unsound(
        PART,
        "Mail for %d accounts is waiting because they are locked in the database: %s%s."
            .formatted(blocked.size(), names, blocked.size() > MOST_NAMED ? ", …" : ""));
  }

  private String name(long account) {
    return addresses.account(account).map(local -> local.address()).orElse("account " + account);
  }
}
