package org.carillon.adapter.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.dns.DnsPolicy;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.DnsType.MailExchanger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdapterDnsTest {
  private static final String ZONE =
      """
      host.test.      IN A 192.0.2.1
      host.test.      IN AAAA 2001:db8::1
      mail.test.      IN MX 10 host.test.
      null.test.      IN MX 0 .
      _dmarc.test.    IN TXT "v=DMARC1; " "p=none" "\\255"
      alias.test.     IN CNAME host.test.
      1.2.0.192.in-addr.arpa. IN PTR host.test.
      """;

  private final AtomicLong now = new AtomicLong();
  private final AdapterDns client = new AdapterDns(now::get);
  private TestDns server;
  private DnsPolicy policy;

  @BeforeEach
  void serve() throws Exception {
    server = new TestDns(ZONE).failing("broken.test");
    policy =
        new DnsPolicy(List.of(server.address()), Duration.ofSeconds(2), Duration.ofSeconds(10));
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  private <T> DnsReply<T> find(String name, DnsType<T> type) throws InterruptedException {
    return client.find(policy, name, type);
  }

  @Test
  void recordTypesAreParsedIntoTheirValues() throws Exception {
    assertThat(find("host.test", new DnsType.A()))
        .isEqualTo(new DnsReply.Found<>(List.of(InetAddress.ofLiteral("192.0.2.1"))));
    assertThat(find("alias.test.", new DnsType.Aaaa()))
        .isEqualTo(new DnsReply.Found<>(List.of(InetAddress.ofLiteral("2001:db8::1"))));
    assertThat(find("MAIL.test", new DnsType.Mx()))
        .isEqualTo(new DnsReply.Found<>(List.of(new MailExchanger(10, "host.test"))));
    assertThat(find("null.test", new DnsType.Mx()))
        .isEqualTo(new DnsReply.Found<>(List.of(new MailExchanger(0, ""))));
    assertThat(find("1.2.0.192.in-addr.arpa", new DnsType.Ptr()))
        .isEqualTo(new DnsReply.Found<>(List.of("host.test")));
    assertThat(find("_dmarc.test", new DnsType.Txt()))
        .isEqualTo(new DnsReply.Found<>(List.of("v=DMARC1; p=none\u00ff")));
  }

  @Test
  void missingNamesAndMissingRecordsAreDistinguished() throws Exception {
    assertThat(find("host.test", new DnsType.Txt())).isInstanceOf(DnsReply.NoRecords.class);
    assertThat(find("absent.test", new DnsType.A())).isInstanceOf(DnsReply.NoName.class);
    assertThat(find("broken.test", new DnsType.A())).isInstanceOf(DnsReply.Unknown.class);
    for (String none : List.of("", "@", "a..b", "x".repeat(64) + ".test", "\u20ac.test")) {
      assertThat(find(none, new DnsType.A())).as(none).isInstanceOf(DnsReply.NoName.class);
    }
    assertThat(find("back\\slash.test", new DnsType.A())).isInstanceOf(DnsReply.NoName.class);
  }

  @Test
  void queryOfASilentServerTimesOut() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      DnsPolicy unanswered =
          new DnsPolicy(
              List.of((InetSocketAddress) silent.getLocalSocketAddress()),
              Duration.ofMillis(200),
              Duration.ofSeconds(10));
      long begin = System.nanoTime();
      assertThat(client.find(unanswered, "host.test", new DnsType.A()))
          .isInstanceOf(DnsReply.Unknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void answersAreCachedUntilTheServersChange() throws Exception {
    find("host.test", new DnsType.A());
    server.close();
    assertThat(find("host.test", new DnsType.A())).isInstanceOf(DnsReply.Found.class);
    try (TestDns other = new TestDns("host.test. IN A 192.0.2.2\n")) {
      DnsPolicy changed =
          new DnsPolicy(List.of(other.address()), Duration.ofSeconds(2), Duration.ofSeconds(10));
      assertThat(client.find(changed, "host.test", new DnsType.A()))
          .isEqualTo(new DnsReply.Found<>(List.of(InetAddress.ofLiteral("192.0.2.2"))));
    }
  }

  @Test
  void txtRecordOf60KilobytesIsFetched() throws Exception {
    StringBuilder zone = new StringBuilder("large.test. IN TXT");
    for (int i = 0; i < 240; i++) {
      zone.append(" \"").append("x".repeat(250)).append('"');
    }
    try (TestDns large = new TestDns(zone + "\n")) {
      DnsPolicy there =
          new DnsPolicy(List.of(large.address()), Duration.ofSeconds(5), Duration.ofSeconds(10));
      assertThat(client.find(there, "large.test", new DnsType.Txt()))
          .isEqualTo(new DnsReply.Found<>(List.of("x".repeat(60_000))));
    }
  }

  @Test
  void queriesFailFastWhileTheServerIsSilent() throws Exception {
    policy =
        new DnsPolicy(List.of(server.address()), Duration.ofMillis(100), Duration.ofSeconds(9));
    server.silent(true);
    find("one.test", new DnsType.A());
    find("two.test", new DnsType.A());
    int before = server.asked();
    assertThat(before).as("and whoever waits is not kept for another try").isLessThanOrEqualTo(4);
    for (int i = 0; i < 100; i++) {
      assertThat(find("name" + i + ".test", new DnsType.A()))
          .isEqualTo(new DnsReply.Unknown<>("No DNS server has answered recently"));
    }
    // Only the probe after the third failure.
    assertThat(server.asked()).isLessThanOrEqualTo(before + 1);
    server.silent(false);
    assertThat(find("host.test", new DnsType.A())).isInstanceOf(DnsReply.Unknown.class);
    now.addAndGet(ServerHealth.LONGEST_PAUSE.toNanos());
    assertThat(find("host.test", new DnsType.A())).isInstanceOf(DnsReply.Found.class);
  }

  @Test
  void silentServerIsSkippedWhileAnotherAnswers() throws Exception {
    try (TestDns other = new TestDns(ZONE)) {
      policy =
          new DnsPolicy(
              List.of(server.address(), other.address()),
              Duration.ofMillis(100),
              Duration.ofSeconds(9));
      server.silent(true);
      for (int i = 0; i < ServerHealth.MOST_FAILURES; i++) {
        assertThat(find("absent" + i + ".test", new DnsType.A()))
            .isInstanceOf(DnsReply.NoName.class);
      }
      int before = server.asked();
      for (int i = 0; i < 20; i++) {
        assertThat(find("other" + i + ".test", new DnsType.A()))
            .isInstanceOf(DnsReply.NoName.class);
      }
      assertThat(server.asked()).isLessThanOrEqualTo(before + 1);
    }
  }

  @Test
  void failingNamesDoNotMarkAServerAsDown() throws Exception {
    policy =
        new DnsPolicy(List.of(server.address()), Duration.ofMillis(100), Duration.ofSeconds(9));
    server.failing("worse.test");
    for (String name : List.of("broken.test", "worse.test")) {
      for (DnsType<?> type : List.of(new DnsType.A(), new DnsType.Mx(), new DnsType.Txt())) {
        assertThat(find(name, type)).isInstanceOf(DnsReply.Unknown.class);
      }
    }
    assertThat(find("host.test", new DnsType.A())).isInstanceOf(DnsReply.Found.class);
  }

  @Test
  void failuresAreCachedForIncreasingTimes() throws Exception {
    find("broken.test", new DnsType.A());
    int once = server.asked();
    now.addAndGet(DnsFailureCache.FIRST.toNanos() - 1);
    assertThat(find("broken.test", new DnsType.A())).isInstanceOf(DnsReply.Unknown.class);
    assertThat(server.asked()).isEqualTo(once);
    now.addAndGet(1);
    find("broken.test", new DnsType.A());
    int twice = server.asked();
    assertThat(twice).isGreaterThan(once);
    now.addAndGet(DnsFailureCache.FIRST.multipliedBy(2).toNanos() - 1);
    find("broken.test", new DnsType.A());
    assertThat(server.asked()).isEqualTo(twice);
  }
}
