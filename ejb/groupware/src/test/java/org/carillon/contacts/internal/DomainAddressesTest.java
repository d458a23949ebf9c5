package org.carillon.contacts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.junit.jupiter.api.Test;

/** Tests who may learn that an address belongs to nobody. */
class DomainAddressesTest {
  private static final long OWN = 1;
  private static final long OTHER = 2;

  private final AtomicLong time = new AtomicLong();
  private final DomainAddresses addresses = new DomainAddresses(new Two(), time::get);
  private final Caller amy = new Caller(7, "amy@own.test", new Rights.User(), "s");

  /** Two domains of a server, each with an account amy. */
  private static final class Two implements Addresses {
    @Override
    public Resolution resolve(String address) {
      boolean isOwn = address.endsWith("@own.test");
      if (!isOwn && !address.endsWith("@other.test")) {
        return new Resolution.Remote("elsewhere.test");
      }
      return address.startsWith("amy@")
          ? new Resolution.Local(7, isOwn ? OWN : OTHER, address, "")
          : new Resolution.Unknown(isOwn ? OWN : OTHER);
    }

    @Override
    public Resolution catchAll(long domain) {
      return new Resolution.Unknown(domain);
    }

    @Override
    public Optional<Resolution.Local> account(long account) {
      return Optional.of(new Resolution.Local(account, OWN, "amy@own.test", ""));
    }

    @Override
    public Optional<Instant> since(long account) {
      return Optional.empty();
    }

    @Override
    public Optional<String> domainName(long domain) {
      return Optional.empty();
    }
  }

  @Test
  void onlyOwnDomainAddressesAreReportedAsUnknown() {
    assertThat(addresses.isNobodys(amy, "ann@own.test")).isTrue();
    assertThat(addresses.isNobodys(amy, "amy@own.test")).isFalse();
    assertThat(addresses.isNobodys(amy, "ann@other.test")).isFalse();
    assertThat(addresses.isNobodys(amy, "ann@elsewhere.test")).isFalse();
    assertThat(addresses.isNobodys(amy, "ann")).isFalse();
  }

  @Test
  void addressProbingIsLimited() {
    for (int i = 0; i < DomainAddresses.MOST_AN_HOUR; i++) {
      assertThat(addresses.isNobodys(amy, "a" + i + "@own.test")).isTrue();
    }
    assertThat(addresses.isNobodys(amy, "ann@own.test")).isFalse();
    time.addAndGet(3_600_000_000_001L);
    assertThat(addresses.isNobodys(amy, "ann@own.test")).isTrue();
  }
}
