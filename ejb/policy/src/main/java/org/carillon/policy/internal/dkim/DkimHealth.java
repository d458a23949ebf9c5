package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.database.Transactions;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.policy.dkim.DkimSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Checks that each domain with keys signs by one that is published. */
@ApplicationScoped
class DkimHealth implements HealthCheck {
  private static final String PART = "dkim";
  private static final int MOST_NAMED = 5;
  private static final int MOST_READ = 200;

  private final Transactions transactions;
  private final Settings settings;

  @Inject
  DkimHealth(Transactions transactions, Settings settings) {
    this.transactions = transactions;
    this.settings = settings;
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
    List<String> unsigned =
        transactions.read(
            entities ->
                DomainKeyRows.awaited(entities, MOST_READ).stream()
                    .filter(key -> settings.value(DkimSettings.SIGN, Scope.domain(key.domain())))
                    .map(key -> key.signingDomain())
                    .distinct()
                    .toList());
    return unsigned.isEmpty()
        ? new Health(PART, true, "Every domain with a DKIM key signs its mail.")
        : Health.unsound(PART, told(unsigned));
  }

  private static String told(List<String> unsigned) {
    int more = unsigned.size() - MOST_NAMED;
    return "Mail of "
        + String.join(", ", unsigned.subList(0, Math.min(MOST_NAMED, unsigned.size())))
        + (more > 0 ? " and of " + more + " more" : "")
        + " is not signed: publish the DNS record of the prepared DKIM key. The key signs"
        + " once the record is in the DNS.";
  }
}
