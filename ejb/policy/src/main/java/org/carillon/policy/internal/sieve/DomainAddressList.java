package org.carillon.policy.internal.sieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.policy.rule.ExternalList;

/** The addresses of users in the account's own domain. */
@ApplicationScoped
public class DomainAddressList implements ExternalList {
  private final Addresses addresses;

  @Inject
  public DomainAddressList(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public String name() {
    return OWN + "domain-addresses";
  }

  @Override
  public boolean holds(long account, long domain, String value) {
    return addresses.resolve(value) instanceof Resolution.Local local && local.domain() == domain;
  }
}
