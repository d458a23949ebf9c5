package org.carillon.policy.internal.sieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.policy.rule.ExternalList;

/** The addresses that lead to the account itself, including its aliases. */
@ApplicationScoped
public class OwnAddressList implements ExternalList {
  private final Addresses addresses;

  @Inject
  public OwnAddressList(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public String name() {
    return OWN + "own-addresses";
  }

  @Override
  public boolean holds(long account, long domain, String value) {
    return addresses.resolve(value) instanceof Resolution.Local local && local.account() == account;
  }
}
