package org.carillon.identity.internal.signin;

import java.time.Duration;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Transactions;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** The least time between two POP3 sessions of an account, as its domain sets it. */
final class DomainLoginDelays {
  private final Transactions transactions;
  private final Settings settings;
  private final LoginDelays delays = new LoginDelays(System::nanoTime);

  DomainLoginDelays(Transactions transactions, Settings settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  Duration longest() {
    return settings.greatest(DirectorySettings.POP3_DELAY);
  }

  Duration of(Caller caller) {
    if (longest().isZero()) {
      return Duration.ZERO;
    }
    return transactions
        .read(
            entities ->
                DirectoryQueries.account(entities, caller.account()).map(row -> row.domain().id()))
        .map(domain -> settings.value(DirectorySettings.POP3_DELAY, Scope.domain(domain)))
        .orElse(Duration.ZERO);
  }

  boolean begin(Caller caller) {
    Duration delay = of(caller);
    return delay.isZero() || delays.begin(caller.account(), delay);
  }
}
