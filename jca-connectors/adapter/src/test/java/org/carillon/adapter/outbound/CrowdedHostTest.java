package org.carillon.adapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.adapter.dns.AdapterDns;
import org.carillon.adapter.dns.TestDns;
import org.carillon.contract.dns.DnsPolicy;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.junit.jupiter.api.Test;

/** Tests of mail for many domains that one host serves. */
class CrowdedHostTest {
  private static final int AT_ONCE = 2;
  private static final int DOMAINS = 5;

  private static OutboundPolicy policy(TestDns dns, int port) {
    return new OutboundPolicy(
        "us.test",
        new DnsPolicy(List.of(dns.address()), Duration.ofSeconds(2), Duration.ofSeconds(10)),
        port,
        Duration.ofSeconds(5),
        Duration.ofMinutes(5),
        1,
        50,
        AT_ONCE);
  }

  @Test
  void domainsWithOneHostShareADestination() throws Exception {
    StringBuilder zone = new StringBuilder("mx.test. IN A 127.0.0.1\n");
    for (int i = 0; i < DOMAINS; i++) {
      zone.append("d").append(i).append(".test. IN MX 10 mx.test.\n");
    }
    try (SlowHost host = new SlowHost();
        TestDns dns = new TestDns(zone.toString())) {
      TestRelayQueue queue = new TestRelayQueue(policy(dns, host.port()));
      Outbound outbound = new Outbound(queue, new AdapterDns());
      outbound.start();
      try {
        for (int i = 0; i < DOMAINS; i++) {
          queue.add("d" + i + ".test", "bob@d" + i + ".test");
        }

        assertThat(host.begun.tryAcquire(AT_ONCE, 20, TimeUnit.SECONDS)).isTrue();
        assertThat(queue.givenBack.tryAcquire(DOMAINS - AT_ONCE, 20, TimeUnit.SECONDS)).isTrue();
        assertThat(host.begun.tryAcquire()).isFalse();

        host.take();
        for (int i = 0; i < AT_ONCE; i++) {
          assertThat(queue.outcomes().poll(20, TimeUnit.SECONDS))
              .isInstanceOf(Outcome.Relayed.class);
        }
      } finally {
        outbound.stop();
      }
    }
  }

  @Test
  void jobsForHostsAtTheirConnectionLimitAreNotClaimed() throws Exception {
    InetAddress one = InetAddress.ofLiteral("192.0.2.1");
    InetAddress other = InetAddress.ofLiteral("192.0.2.2");
    try (TestDns dns = new TestDns("")) {
      OutboundPolicy policy = policy(dns, 25);
      AtomicInteger told = new AtomicInteger();
      ConnectionLimit limit = new ConnectionLimit(told::incrementAndGet);
      limit.leads("a.test", List.of(one));
      limit.leads("b.test", List.of(one));
      limit.leads("c.test", List.of(one, other));

      assertThat(limit.approach(one, policy)).isTrue();
      assertThat(limit.crowded(policy)).isEmpty();
      assertThat(limit.approach(one, policy)).isTrue();
      assertThat(limit.approach(one, policy)).isFalse();
      assertThat(limit.crowded(policy)).containsExactlyInAnyOrder("a.test", "b.test");

      assertThat(told).hasValue(0);
      limit.depart(one);
      assertThat(told).hasValue(1);
      assertThat(limit.crowded(policy)).isEmpty();
    }
  }
}
