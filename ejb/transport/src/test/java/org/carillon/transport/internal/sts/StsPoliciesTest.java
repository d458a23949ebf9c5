package org.carillon.transport.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.contract.queue.StsPolicy;
import org.carillon.contract.queue.StsPolicy.Mode;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.fetch.CannedWeb;
import org.carillon.fetch.WebFetch;
import org.carillon.mailauth.MemoryDns;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.carillon.transport.OutboundSettings;
import org.carillon.transport.internal.sts.StsPolicies.Pauses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StsPoliciesTest {
  private static final Pauses NONE = new Pauses(Duration.ZERO, Duration.ZERO);
  private static final Pauses LONG = new Pauses(Duration.ofHours(1), Duration.ofHours(1));
  private static final String FILE = "mta-sts.a.test/.well-known/mta-sts.txt";
  private static final StsPolicy ENFORCED = new StsPolicy(Mode.ENFORCE, List.of("mx.a.test"));

  private final TestDatabase database = TestDatabase.fresh();
  private final SqlTransactions transactions = new SqlTransactions(database.dataSource());
  private final DeclaredSettings settings = new DeclaredSettings();
  private MemoryDns dns;
  private CannedWeb web;

  @BeforeEach
  void publish() {
    dns = named("1");
    web = serving(policy("enforce"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static MemoryDns named(String id) {
    return new MemoryDns()
        .text("_mta-sts.a.test", "v=STSv1; id=" + id + ";")
        .add("mta-sts.a.test", new DnsType.A(), InetAddress.ofLiteral("198.51.100.7"));
  }

  private static String policy(String mode) {
    return "version: STSv1\r\nmode: " + mode + "\r\nmx: mx.a.test\r\nmax_age: 604800\r\n";
  }

  private static CannedWeb serving(String policy) {
    return answering("200 OK\r\nContent-Type: text/plain; charset=us-ascii", policy);
  }

  private static CannedWeb answering(String head, String text) {
    return new CannedWeb()
        .answering(
            FILE, ("HTTP/1.1 " + head + "\r\n\r\n" + text).getBytes(StandardCharsets.US_ASCII));
  }

  private PublishedPolicies published(PeerDialer dialer) {
    // The DNS of the test at this time, which it may replace.
    DnsLookup lookup =
        new DnsLookup() {
          @Override
          public <T> DnsReply<T> find(String name, DnsType<T> type) {
            synchronized (dns) {
              return dns.find(name, type);
            }
          }
        };
    return new PublishedPolicies(lookup, new WebFetch(lookup, dialer, settings));
  }

  private StsPolicies node(Pauses pauses) {
    return node(pauses, (address, patience) -> web.open(address, patience), 1_000);
  }

  private StsPolicies node(Pauses pauses, PeerDialer dialer, int most) {
    return new StsPolicies(published(dialer), transactions, pauses, most);
  }

  private StsPolicy found() throws SQLException, InterruptedException {
    return node(NONE).of("a.test");
  }

  private boolean refresh() throws SQLException, InterruptedException {
    PeerDialer dialer = (address, patience) -> web.open(address, patience);
    return new StsRefreshes(published(dialer), transactions, settings).take();
  }

  private void change(String statement) throws SQLException {
    transactions.write(connection -> Statements.update(connection, statement));
  }

  private List<String> rows(String query) throws SQLException {
    return transactions.read(
        connection -> Statements.rows(connection, row -> row.getString(1), query));
  }

  @Test
  void policyIsFetchedOnceAndKept() throws Exception {
    assertThat(found()).isEqualTo(ENFORCED);
    assertThat(found()).isEqualTo(ENFORCED);
    assertThat(web.dialled).containsExactly("mta-sts.a.test:443 (198.51.100.7)");
  }

  @Test
  void domainWithoutARecordHasNoPolicy() throws Exception {
    dns = new MemoryDns();
    assertThat(found()).isEqualTo(StsPolicy.NONE);
    dns = named("1").text("_mta-sts.a.test", "v=STSv1; id=2;");
    assertThat(found()).as("two records").isEqualTo(StsPolicy.NONE);
    assertThat(node(NONE).of("[192.0.2.1]")).isEqualTo(StsPolicy.NONE);
    assertThat(web.dialled).isEmpty();
  }

  @Test
  void keptPolicyAppliesWhenTheDnsIsDisturbed() throws Exception {
    assertThat(found()).isEqualTo(ENFORCED);
    dns = new MemoryDns();
    assertThat(found()).as("the record is gone").isEqualTo(ENFORCED);
    dns = new MemoryDns().failing("_mta-sts.a.test");
    assertThat(found()).as("no answer").isEqualTo(ENFORCED);
  }

  @Test
  void keptPolicyAppliesWhenTheWebIsDisturbed() throws Exception {
    assertThat(found()).isEqualTo(ENFORCED);
    dns = named("2");
    web = new CannedWeb();
    assertThat(found()).as("no host").isEqualTo(ENFORCED);
    web = serving("<html>Welcome to the hotel</html>");
    assertThat(found()).as("no policy").isEqualTo(ENFORCED);
    web = answering("200 OK\r\nContent-Type: text/html", policy("none"));
    assertThat(found()).as("another media type").isEqualTo(ENFORCED);
    web = answering("302 Found\r\nLocation: https://b.test/", policy("none"));
    assertThat(found()).as("a redirection").isEqualTo(ENFORCED);
    web = serving(policy("none") + "x: " + "y".repeat(65_536) + "\n");
    assertThat(found()).as("too large").isEqualTo(ENFORCED);
  }

  @Test
  void expiredPolicyDoesNotApply() throws Exception {
    assertThat(found()).isEqualTo(ENFORCED);
    change("update sts_policy set expires = now() - interval '1 second'");
    dns = new MemoryDns();
    assertThat(found()).isEqualTo(StsPolicy.NONE);
  }

  @Test
  void newIdMakesThePolicyBeFetchedAgain() throws Exception {
    assertThat(found()).isEqualTo(ENFORCED);
    web = serving(policy("testing"));
    assertThat(found()).isEqualTo(ENFORCED);
    dns = named("2");
    assertThat(found().mode()).isEqualTo(Mode.TESTING);
    dns = named("3");
    web = serving(policy("none"));
    assertThat(found().mode()).isEqualTo(Mode.NONE);
    assertThat(rows("select sts_id from sts_policy")).containsExactly("3");
  }

  @Test
  void failedFetchIsRemembered() throws Exception {
    web = new CannedWeb();
    StsPolicies node = node(new Pauses(Duration.ZERO, Duration.ofHours(1)));
    assertThat(node.of("a.test")).isEqualTo(StsPolicy.NONE);
    assertThat(node.of("a.test")).isEqualTo(StsPolicy.NONE);
    assertThat(web.dialled).hasSize(1);
    assertThat(found()).isEqualTo(StsPolicy.NONE);
    assertThat(web.dialled).as("another node").hasSize(2);
  }

  @Test
  void dnsIsAskedOnceForABurst() throws Exception {
    StsPolicies node = node(LONG);
    for (int i = 0; i < 10; i++) {
      assertThat(node.of("a.test")).isEqualTo(ENFORCED);
    }
    assertThat(dns.asked.stream().filter(each -> each.startsWith("TXT"))).hasSize(1);
  }

  @Test
  void concurrentMessagesShareOneFetchAndDelayNoOtherDomain() throws Exception {
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch going = new CountDownLatch(1);
    StsPolicies node =
        node(
            NONE,
            (address, patience) -> {
              fetching.countDown();
              try {
                going.await();
              } catch (InterruptedException gone) {
                throw new IOException(gone);
              }
              return web.open(address, patience);
            },
            1_000);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<StsPolicy>> all = new ArrayList<>();
      Callable<StsPolicy> asking = () -> node.of("a.test");
      all.add(threads.submit(asking));
      assertThat(fetching.await(10, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 20; i++) {
        all.add(threads.submit(asking));
      }
      assertThat(threads.submit(() -> node.of("b.test")).get(5, TimeUnit.SECONDS))
          .isEqualTo(StsPolicy.NONE);
      going.countDown();
      for (Future<StsPolicy> each : all) {
        assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(ENFORCED);
      }
    }
    assertThat(web.dialled).hasSize(1);
  }

  @Test
  void unusedPoliciesGoWhenThereAreTooMany() throws Exception {
    change(
        """
        insert into sts_policy
        select n || '.test', '1', 'x', now() - n * interval '1 minute', now() + interval '1 day',
          now() + interval '1 day' from generate_series(1, 150) n
        """);
    assertThat(node(NONE, (address, patience) -> web.open(address, patience), 150).of("a.test"))
        .isEqualTo(ENFORCED);
    assertThat(rows("select domain from sts_policy")).hasSize(51).contains("a.test", "1.test");
  }

  @Test
  void policyIsRefreshedDaily() throws Exception {
    assertThat(found()).isEqualTo(ENFORCED);
    assertThat(refresh()).as("not yet due").isFalse();
    assertThat(
            rows(
                "select (due between now() + interval '23 hours' and now() + '1 day') from sts_policy"))
        .containsExactly("t");
    change("update sts_policy set due = now(), expires = now() + interval '1 hour'");
    dns = named("2");
    assertThat(refresh()).isTrue();
    assertThat(rows("select sts_id from sts_policy where expires > now() + interval '6 days'"))
        .containsExactly("2");
    assertThat(web.dialled).hasSize(2);
    assertThat(refresh()).isFalse();
  }

  @Test
  void policyIsRefreshedWithoutItsRecord() throws Exception {
    assertThat(found()).isEqualTo(ENFORCED);
    change("update sts_policy set due = now(), expires = now() + interval '1 hour'");
    dns =
        new MemoryDns()
            .failing("_mta-sts.a.test")
            .add("mta-sts.a.test", new DnsType.A(), InetAddress.ofLiteral("198.51.100.7"));
    assertThat(refresh()).isTrue();
    assertThat(rows("select sts_id from sts_policy where expires > now() + interval '6 days'"))
        .containsExactly("1");
  }

  @Test
  void policyIsKeptWhenItsRefreshFails() throws Exception {
    assertThat(found()).isEqualTo(ENFORCED);
    change("update sts_policy set due = now()");
    web = new CannedWeb();
    assertThat(refresh()).isTrue();
    assertThat(refresh()).as("tomorrow").isFalse();
    assertThat(found()).isEqualTo(ENFORCED);
  }

  @Test
  void policyIsNotRefreshedForDomainsWithoutMail() throws Exception {
    assertThat(found()).isEqualTo(ENFORCED);
    change("update sts_policy set due = now(), used = now() - interval '31 days'");
    assertThat(refresh()).isTrue();
    assertThat(web.dialled).hasSize(1);
    assertThat(rows("select (due = expires) from sts_policy")).containsExactly("t");
    assertThat(found()).isEqualTo(ENFORCED);
    assertThat(rows("select (used = now() or due < expires) from sts_policy"))
        .as("used again, so refreshed again")
        .containsExactly("t");
  }

  @Test
  void policyIsNotRefreshedWhilePoliciesAreNotObeyed() throws Exception {
    assertThat(found()).isEqualTo(ENFORCED);
    settings.with(OutboundSettings.MTA_STS, false);
    change("update sts_policy set due = now()");
    assertThat(refresh()).isTrue();
    assertThat(web.dialled).hasSize(1);
  }

  @Test
  void expiredPolicyIsDeleted() throws Exception {
    assertThat(found()).isEqualTo(ENFORCED);
    change("update sts_policy set due = now(), expires = now()");
    assertThat(refresh()).isTrue();
    assertThat(rows("select domain from sts_policy")).isEmpty();
  }
}
