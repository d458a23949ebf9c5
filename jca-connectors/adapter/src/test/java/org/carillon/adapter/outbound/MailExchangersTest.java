package org.carillon.adapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.adapter.dns.AdapterDns;
import org.carillon.adapter.dns.TestDns;
import org.carillon.contract.dns.DnsPolicy;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.RelayRoute.NextHop;
import org.carillon.contract.queue.StsPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailExchangersTest {
  private static final String ZONE =
      """
      two.test.        IN MX 20 far.test.
      two.test.        IN MX 10 near.test.
      near.test.       IN A 192.0.2.1
      near.test.       IN A 192.0.2.2
      near.test.       IN AAAA 2001:db8::1
      far.test.        IN A 192.0.2.9
      equal.test.      IN MX 10 near.test.
      equal.test.      IN MX 10 far.test.
      null.test.       IN MX 0 .
      implicit.test.   IN A 192.0.2.3
      alias.test.      IN CNAME two.test.
      mxalias.test.    IN MX 10 cn.test.
      cn.test.         IN CNAME far.test.
      backup.test.     IN MX 10 near.test.
      backup.test.     IN MX 20 us.test.
      backup.test.     IN MX 30 far.test.
      own.test.        IN MX 10 us.test.
      own.test.        IN MX 20 far.test.
      dangling.test.   IN MX 10 nowhere.test.
      half.test.       IN MX 10 broken.test.
      empty.test.      IN TXT "nothing else"
      broken.test.     IN A 192.0.2.4
      """;

  private final AdapterDns client = new AdapterDns();
  private final MailExchangers exchangers = new MailExchangers(client);
  private TestDns dns;

  @BeforeEach
  void serve() throws Exception {
    dns = new TestDns(ZONE).failing("broken.test").failing("servfail.test");
  }

  @AfterEach
  void close() throws InterruptedException {
    dns.close();
    client.close();
  }

  private OutboundPolicy policy() {
    return new OutboundPolicy(
        "us.test",
        new DnsPolicy(List.of(dns.address()), Duration.ofSeconds(2), Duration.ofSeconds(10)),
        2525,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        2_048,
        10,
        2);
  }

  private TargetHosts route(String destination) throws InterruptedException {
    return route(destination, StsPolicy.NONE);
  }

  private TargetHosts route(String destination, StsPolicy sts) throws InterruptedException {
    return exchangers.hosts(destination, RelayRoute.DIRECT, sts, policy());
  }

  private static List<String> addresses(TargetHosts route) {
    assertThat(route).isInstanceOf(TargetHosts.Hops.class);
    return ((TargetHosts.Hops) route)
        .hops().stream()
            .map(hop -> hop.host() + "=" + hop.address().getAddress().getHostAddress())
            .toList();
  }

  @Test
  void preferredExchangersComeFirstWithBothAddressFamilies() throws InterruptedException {
    List<String> addresses = addresses(route("two.test"));
    assertThat(addresses.subList(0, 3))
        .containsExactlyInAnyOrder(
            "near.test=192.0.2.1", "near.test=192.0.2.2", "near.test=2001:db8:0:0:0:0:0:1");
    assertThat(addresses.getFirst()).contains("2001");
    assertThat(addresses.subList(3, 4)).containsExactly("far.test=192.0.2.9");
    assertThat(((TargetHosts.Hops) route("two.test")).hops().getFirst().address().getPort())
        .isEqualTo(2525);
  }

  @Test
  void exchangersOfEqualPreferenceShareTheLoad() throws InterruptedException {
    Set<String> first = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      first.add(addresses(route("equal.test")).getFirst().replaceAll("=.*", ""));
    }
    assertThat(first).containsExactlyInAnyOrder("near.test", "far.test");
  }

  @Test
  void nullMxDomainIsRefused() throws InterruptedException {
    assertThat(route("null.test"))
        .isEqualTo(
            new TargetHosts.None("5.1.10", "The domain accepts no mail (null MX, RFC 7505)"));
  }

  @Test
  void domainWithoutMxIsItsOwnExchanger() throws InterruptedException {
    assertThat(addresses(route("implicit.test"))).containsExactly("implicit.test=192.0.2.3");
  }

  @Test
  void cnameAliasesAreFollowed() throws InterruptedException {
    assertThat(addresses(route("alias.test"))).hasSize(4);
    assertThat(addresses(route("mxalias.test"))).containsExactly("cn.test=192.0.2.9");
  }

  @Test
  void backupExchangerRelaysToBetterExchangersOnly() throws InterruptedException {
    assertThat(
            addresses(route("backup.test")).stream()
                .map(each -> each.replaceAll("=.*", ""))
                .collect(Collectors.toSet()))
        .containsExactly("near.test");
    assertThat(route("own.test")).isInstanceOf(TargetHosts.None.class);
    assertThat(((TargetHosts.None) route("own.test")).status()).isEqualTo("5.4.6");
  }

  @Test
  void permanentAndTemporaryDnsFailuresAreDistinguished() throws InterruptedException {
    assertThat(((TargetHosts.None) route("nxdomain.test")).status()).isEqualTo("5.1.2");
    assertThat(((TargetHosts.None) route("dangling.test")).status()).isEqualTo("5.4.4");
    assertThat(((TargetHosts.None) route("empty.test")).status()).isEqualTo("5.4.4");
    assertThat(((TargetHosts.Unknown) route("servfail.test")).status()).isEqualTo("4.4.3");
    assertThat(((TargetHosts.Unknown) route("half.test")).status()).isEqualTo("4.4.3");
  }

  private static StsPolicy enforced(String... mx) {
    return new StsPolicy(StsPolicy.Mode.ENFORCE, List.of(mx));
  }

  @Test
  void enforcedPolicyLeavesOnlyTheHostsThatItNames() throws InterruptedException {
    assertThat(addresses(route("two.test", enforced("far.test"))))
        .containsExactly("far.test=192.0.2.9");
    assertThat(addresses(route("two.test", enforced("*.test")))).hasSize(4);
    assertThat(addresses(route("implicit.test", enforced("implicit.test")))).hasSize(1);
    assertThat(
            addresses(
                route("two.test", new StsPolicy(StsPolicy.Mode.TESTING, List.of("other.test")))))
        .hasSize(4);
    assertThat(route("implicit.test", enforced("two.test")))
        .isEqualTo(new TargetHosts.Unnamed(List.of("implicit.test")));
  }

  @Test
  void enforcedPolicyOfABackupExchangerBringsNoMailBack() throws InterruptedException {
    assertThat(route("backup.test", enforced("far.test")))
        .isEqualTo(new TargetHosts.Unnamed(List.of("near.test")));
  }

  @Test
  void addressLiteralsNeedNoDns() throws InterruptedException {
    assertThat(addresses(route("[192.0.2.7]"))).containsExactly("[192.0.2.7]=192.0.2.7");
    assertThat(addresses(route("[IPv6:2001:db8::7]")).getFirst()).contains("2001:db8");
    assertThat(route("[nonsense]")).isInstanceOf(TargetHosts.None.class);
  }

  @Test
  void smartHostReceivesAllMail() throws InterruptedException {
    TargetHosts route =
        exchangers.hosts(
            "null.test",
            RelayRoute.over(List.of(new NextHop("far.test", 587))),
            StsPolicy.NONE,
            policy());
    assertThat(((TargetHosts.Hops) route).hops())
        .containsExactly(new TargetHosts.Hop("far.test", new InetSocketAddress("192.0.2.9", 587)));
    assertThat(
            addresses(
                exchangers.hosts(
                    "x.test",
                    RelayRoute.over(List.of(new NextHop("127.0.0.1", 25))),
                    StsPolicy.NONE,
                    policy())))
        .containsExactly("127.0.0.1=127.0.0.1");
  }
}
