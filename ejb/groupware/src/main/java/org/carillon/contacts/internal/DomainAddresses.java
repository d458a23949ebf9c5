package org.carillon.contacts.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.identity.Caller;
import org.carillon.policy.rate.WindowCounts;

/**
 * Tells whether an address of the caller's own domain belongs to nobody, which suggests a typing
 * error. Nothing is told about other domains of this server, and the number of queries is limited
 * so that nobody can try a whole dictionary.
 */
@ApplicationScoped
public class DomainAddresses {
  static final int MOST_AN_HOUR = 300;
  private static final int MOST_ACCOUNTS = 100_000;

  private final Addresses addresses;
  private final WindowCounts<Long> asked;

  @Inject
  public DomainAddresses(Addresses addresses) {
    this(addresses, System::nanoTime);
  }

  DomainAddresses(Addresses addresses, LongSupplier nanoTime) {
    this.addresses = addresses;
    this.asked = new WindowCounts<>(Duration.ofHours(1), MOST_ACCOUNTS, nanoTime);
  }

  boolean isNobodys(Caller caller, String address) {
    Optional<Resolution.Local> own = addresses.account(caller.account());
    OptionalLong domain = addresses.domain(address.substring(address.lastIndexOf('@') + 1));
    if (own.isEmpty()
        || domain.isEmpty()
        || domain.getAsLong() != own.get().domain()
        || asked.add(caller.account(), 1) > MOST_AN_HOUR) {
      return false;
    }
    Resolution found = addresses.resolve(address);
    return found instanceof Resolution.Unknown || found instanceof Resolution.SwitchedOff;
  }
}
