package org.carillon.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.policy.dkim.DomainSigning;
import org.junit.jupiter.api.Test;

/** Tests of the state in which a domain's mail is set up. */
class DomainZoneTest {
  private static final Optional<String> HOST = Optional.of("mail.example.test");

  @Test
  void zoneIsCompleteWithRecordsAndSigning() {
    assertThat(zone(HOST, ZoneRecord.State.THERE, DomainSigning.SIGNED).isWhole()).isTrue();
    assertThat(zone(HOST, ZoneRecord.State.THERE, DomainSigning.OFF).isWhole()).isTrue();
    // An unknown record is no fault.
    assertThat(zone(HOST, ZoneRecord.State.UNKNOWN, DomainSigning.SIGNED).isWhole()).isTrue();

    assertThat(zone(HOST, ZoneRecord.State.THERE, DomainSigning.KEYLESS).isWhole()).isFalse();
    assertThat(zone(HOST, ZoneRecord.State.THERE, DomainSigning.AWAITED).isWhole()).isFalse();
    assertThat(zone(HOST, ZoneRecord.State.MISSING, DomainSigning.SIGNED).isWhole()).isFalse();
    assertThat(zone(Optional.empty(), ZoneRecord.State.THERE, DomainSigning.SIGNED).isWhole())
        .isFalse();
  }

  private static DomainZone zone(
      Optional<String> host, ZoneRecord.State address, DomainSigning signing) {
    return new DomainZone(host, address, 443, OptionalInt.of(25), signing, List.of());
  }
}
