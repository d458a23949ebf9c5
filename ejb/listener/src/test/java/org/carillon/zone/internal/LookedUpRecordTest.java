package org.carillon.zone.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.zone.ZoneRecord.State;
import org.junit.jupiter.api.Test;

/** Tests that a name without an address counts as unusable. */
class LookedUpRecordTest {
  private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();

  /** Answers for one address type; the other has none. */
  private record Answering(DnsType<InetAddress> type, DnsReply<InetAddress> reply)
      implements DnsLookup {
    @Override
    @SuppressWarnings("unchecked")
    public <T> DnsReply<T> find(String name, DnsType<T> asked) {
      return asked.equals(type) ? (DnsReply<T>) reply : new DnsReply.NoRecords<>();
    }
  }

  private static State address(DnsType<InetAddress> type, DnsReply<InetAddress> reply)
      throws InterruptedException {
    return new LookedUpRecord(new Answering(type, reply), null).address("mail.example.org");
  }

  @Test
  void addressRecordOfEitherTypeIsFound() throws InterruptedException {
    assertThat(address(new DnsType.A(), new DnsReply.Found<>(List.of(ADDRESS))))
        .isEqualTo(State.THERE);
    assertThat(address(new DnsType.Aaaa(), new DnsReply.Found<>(List.of(ADDRESS))))
        .isEqualTo(State.THERE);
  }

  @Test
  void missingNameIsMissing() throws InterruptedException {
    assertThat(address(new DnsType.A(), new DnsReply.NoName<>())).isEqualTo(State.MISSING);
  }

  @Test
  void aDnsTimeoutLeavesTheStateUnknown() throws InterruptedException {
    assertThat(address(new DnsType.A(), new DnsReply.Unknown<>("slow"))).isEqualTo(State.UNKNOWN);
  }
}
