package org.carillon.policy.internal.rate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.Verdict;
import org.carillon.policy.rate.AccountRates;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Counts what accounts send, whichever component submits it. */
@ApplicationScoped
class AccountSendingRates implements AccountRates {
  private final Rates rates;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  AccountSendingRates(Rates rates, Addresses addresses, Settings settings) {
    this.rates = rates;
    this.addresses = addresses;
    this.settings = settings;
  }

  @Override
  public boolean takes(long account, int recipients) {
    return count(account, recipients).isEmpty();
  }

  /** Counts a message, or returns the reply if it exceeds a limit. */
  Optional<Verdict> count(long account, long recipients) {
    return isUnlimited()
        ? Optional.empty()
        : addresses.account(account).flatMap(local -> rates.count(ofAccount(local, recipients)));
  }

  /** A fast path for accounts without any limit. */
  private boolean isUnlimited() {
    return List.of(
            RateLimit.ACCOUNT_MESSAGES_HOUR,
            RateLimit.ACCOUNT_MESSAGES_DAY,
            RateLimit.ACCOUNT_RECIPIENTS_HOUR,
            RateLimit.ACCOUNT_RECIPIENTS_DAY,
            RateLimit.DOMAIN_MESSAGES,
            RateLimit.DOMAIN_RECIPIENTS)
        .stream()
        .allMatch(limit -> settings.greatest(limit.most()) == 0);
  }

  private static List<RateUnit> ofAccount(Resolution.Local local, long to) {
    String whose = Long.toString(local.account());
    String domain = Long.toString(local.domain());
    Scope own = Scope.account(local.domain(), local.account());
    Scope all = Scope.domain(local.domain());
    return List.of(
        new RateUnit(RateLimit.ACCOUNT_MESSAGES_HOUR, whose, 1, own),
        new RateUnit(RateLimit.ACCOUNT_MESSAGES_DAY, whose, 1, own),
        new RateUnit(RateLimit.ACCOUNT_RECIPIENTS_HOUR, whose, to, own),
        new RateUnit(RateLimit.ACCOUNT_RECIPIENTS_DAY, whose, to, own),
        new RateUnit(RateLimit.DOMAIN_MESSAGES, domain, 1, all),
        new RateUnit(RateLimit.DOMAIN_RECIPIENTS, domain, to, all));
  }
}
