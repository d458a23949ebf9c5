package org.carillon.zone.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.contract.net.Service;
import org.carillon.listener.setup.ClientSetups.Way;
import org.carillon.zone.TransportPolicy;
import org.carillon.zone.ZoneRecord;
import org.carillon.zone.internal.WantedRecords.Reach;
import org.junit.jupiter.api.Test;

/** Tests that records name the server's real ports and host, or none while it has no name. */
class WantedRecordsTest {

  private static List<String> lines(Reach reach) {
    return lines(reach, Optional.empty());
  }

  private static List<String> lines(Reach reach, Optional<TransportPolicy> policy) {
    return WantedRecords.of("example.org", reach, List.of(), policy).stream()
        .map(LookedUpRecord::unknown)
        .map(ZoneRecord::line)
        .toList();
  }

  @Test
  void serverWithoutAHostNameHasNoServiceRecords() {
    var nameless =
        new Reach(
            Optional.empty(),
            8443,
            List.of(new Way(Service.IMAPS, "localhost", 2993)),
            OptionalInt.of(5060),
            OptionalInt.of(5061));
    assertThat(lines(nameless))
        .noneMatch(line -> line.contains("localhost"))
        .containsExactly(
            "example.org. IN TXT \"v=spf1 mx ~all\"",
            "_dmarc.example.org. IN TXT \"v=DMARC1; p=none; rua=mailto:postmaster@example.org\"",
            "_smtp._tls.example.org. IN TXT \"v=TLSRPTv1; rua=mailto:postmaster@example.org\"");
  }

  @Test
  void serviceRecordsHaveTheListeningPorts() {
    var reach =
        new Reach(
            Optional.of("mail.example.org"),
            8443,
            List.of(new Way(Service.IMAPS, "mail.example.org", 2993)),
            OptionalInt.of(7060),
            OptionalInt.of(7061));
    assertThat(lines(reach))
        .contains(
            "example.org. IN MX 10 mail.example.org.",
            "_imaps._tcp.example.org. IN SRV 0 1 2993 mail.example.org.",
            "_caldavs._tcp.example.org. IN SRV 0 1 8443 mail.example.org.",
            "_carddavs._tcp.example.org. IN SRV 0 1 8443 mail.example.org.",
            "_autodiscover._tcp.example.org. IN SRV 0 1 8443 mail.example.org.",
            "_sips._tcp.example.org. IN SRV 0 1 7061 mail.example.org.",
            "_sip._udp.example.org. IN SRV 0 1 7060 mail.example.org.");
  }

  @Test
  void servicesNotListeningHaveNoRecord() {
    var silent =
        new Reach(
            Optional.of("mail.example.org"),
            443,
            List.of(),
            OptionalInt.empty(),
            OptionalInt.empty());
    assertThat(lines(silent)).noneMatch(line -> line.contains("_sip") || line.contains("_imap"));
  }

  @Test
  void tlsPolicyHasItsRecordAndHost() {
    var reach =
        new Reach(
            Optional.of("mail.example.org"),
            443,
            List.of(),
            OptionalInt.empty(),
            OptionalInt.empty());
    var policy =
        new TransportPolicy(TransportPolicy.Mode.TESTING, "mail.example.org", Duration.ofDays(7));

    assertThat(lines(reach, Optional.of(policy)))
        .contains(
            "_mta-sts.example.org. IN TXT \"" + policy.record() + "\"",
            "mta-sts.example.org. IN CNAME mail.example.org.");
    assertThat(lines(reach)).noneMatch(line -> line.contains("mta-sts"));
  }
}
