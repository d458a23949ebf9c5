package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.Addresses;
import org.carillon.contract.scheduling.MeetingMailLimits;

/** Limits the recipients of messages that are sent on behalf of accounts. */
@ApplicationScoped
public class AccountReach implements MeetingMailLimits {
  private final Addresses addresses;
  private final SendingLimits limits;
  private final Routes routes;

  @Inject
  public AccountReach(Addresses addresses, SendingLimits limits, Routes routes) {
    this.addresses = addresses;
    this.limits = limits;
    this.routes = routes;
  }

  @Override
  public boolean reaches(long account, String address) {
    return addresses
        .account(account)
        .map(self -> limits.reaches(self, routes.of(address)))
        .orElse(false);
  }

  @Override
  public long recipients(long account) {
    return Math.max(1, addresses.account(account).map(limits::recipients).orElse(1L));
  }
}
