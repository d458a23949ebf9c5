package org.carillon.policy.internal.dnslist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.policy.dnslist.DnsList;
import org.carillon.policy.dnslist.DnsListAction;
import org.carillon.policy.dnslist.DnsListHealth;
import org.carillon.policy.dnslist.DnsListRule;
import org.carillon.policy.dnslist.DnsListSettings;
import org.carillon.policy.dnslist.DnsListSubject;
import org.carillon.policy.screening.Allowance;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreenedMail;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.Recipients;
import org.carillon.settings.Scope;
import org.carillon.stage.CircuitBreaker;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists in the DNS are asked side by side, and one that is away holds nobody up. */
class DnsListsTest {
  private static final String MAIL =
      """
      From: Boss <boss@author.example>
      Content-Type: text/html

      <a href="https://shop.evil.example/now">buy</a> http://good.example/
      """;

  @TempDir Path home;
  private final Map<String, String> addresses = new ConcurrentHashMap<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final CountDownLatch never = new CountDownLatch(1);
  private TestDatabase database;
  private TestDirectory directory;
  private DnsListOperations lists;
  private CurrentDnsLists current;
  private DnsListCheck check;

  private final DnsLookup dns =
      new DnsLookup() {
        @Override
        @SuppressWarnings("unchecked") // Each type has its own map.
        public <T> DnsReply<T> find(String name, DnsType<T> type) throws InterruptedException {
          asked.add(name);
          if (name.endsWith("slow.test")) {
            never.await();
          }
          if (name.endsWith("dead.test")) {
            return new DnsReply.Unknown<>("no server answers for dead.test");
          }
          return switch (type) {
            case DnsType.A() when addresses.containsKey(name) ->
                new DnsReply.Found<>(List.of((T) InetAddress.ofLiteral(addresses.get(name))));
            case DnsType.Txt() when texts.containsKey(name) ->
                new DnsReply.Found<>(List.of((T) texts.get(name)));
            default -> new DnsReply.NoName<>();
          };
        }
      };

  @BeforeEach
  void lists() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    directory.domain("own.test");
    directory.account("ann@own.test");
    directory.account("postmaster@own.test");
    directory.set(
        Scope.server(),
        DnsListSettings.TIME.key(),
        DnsListSettings.TIME.type().write(Duration.ofMillis(500)));
    current =
        new CurrentDnsLists(database.transactions(), directory.versions(), directory.settings());
    current.start();
    lists =
        new DnsListOperations(
            new DnsListTransactions(database.transactions(), directory.versions()),
            current,
            dns,
            directory.audit());
    check = new DnsListCheck(current, new Recipients(directory.addresses()));
  }

  private static DnsListRule rule(String zone, DnsListSubject subject, DnsListAction action) {
    return new DnsListRule(zone, subject, action, 40, "", "", true, "");
  }

  private DnsList list(String name, DnsListRule rule) {
    return done(lists.create(ADMINISTRATOR, name, rule));
  }

  private CheckResult examine(ScreenedMail mail) {
    try {
      return check.examine(mail.question(), dns);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ScreenedMail mail() {
    return ScreenedMail.of("192.0.2.7", MAIL)
        .greeting("mx.helo.example")
        .from("x@sub.return.example")
        .to("ann@own.test");
  }

  @Test
  void aListedClientIsToldWhy() {
    list("block", rule("Block.Test.", DnsListSubject.CLIENT, DnsListAction.REJECT));
    assertThat(examine(mail())).isEqualTo(CheckResult.NOTHING);
    addresses.put("7.2.0.192.block.test", "127.0.0.2");
    texts.put("7.2.0.192.block.test", "see https://block.test/?192.0.2.7");
    assertThat(examine(mail()).findings())
        .containsExactly(
            Finding.demands(
                    "dns-lists",
                    Handling.REJECT,
                    "192.0.2.7 is listed by block: see https://block.test/?192.0.2.7")
                .by("dns-lists", "block"));
    assertThat(examine(mail().to("postmaster@own.test")).findings().getFirst().demand())
        .isEqualTo(Handling.ACCEPT);
  }

  @Test
  void codesHavePointsAndErrorsNone() {
    DnsListRule codes =
        new DnsListRule(
            "codes.test",
            DnsListSubject.CLIENT,
            DnsListAction.POINTS,
            40,
            "127.0.0.4=70 127.0.0.10-11=20",
            "{listed} {reason}",
            true,
            "");
    DnsList list = list("codes", codes);
    addresses.put("7.2.0.192.codes.test", "127.0.0.11");
    assertThat(examine(mail()).findings())
        .containsExactly(Finding.counts("dns-lists", 20, "192.0.2.7 ").by("dns-lists", "codes"));
    addresses.put("7.2.0.192.codes.test", "127.0.0.99");
    assertThat(examine(mail()).findings()).isEmpty();
    addresses.put("7.2.0.192.codes.test", "127.255.255.254");
    assertThat(examine(mail()).findings())
        .containsExactly(
            Finding.counts("dns-lists", 0, "codes answers 127.255.255.254")
                .by("dns-lists", "codes"));
    assertThat(lists.trouble(list)).contains("codes answers 127.255.255.254");
  }

  @Test
  void sendersAndLinksAreAskedByTheDomainsThatSomebodyRegistered() {
    list("senders", rule("senders.test", DnsListSubject.SENDER, DnsListAction.POINTS));
    list("links", rule("links.test", DnsListSubject.LINK, DnsListAction.POINTS));
    addresses.put("return.example.senders.test", "127.0.0.2");
    addresses.put("evil.example.links.test", "127.0.0.2");
    assertThat(examine(mail()).findings())
        .extracting(Finding::reason)
        .containsExactlyInAnyOrder(
            "return.example is listed by senders", "evil.example is listed by links");
    assertThat(asked)
        .contains(
            "helo.example.senders.test", "author.example.senders.test", "good.example.links.test");
  }

  @Test
  void ofManyLinksSomeAreAsked() {
    list("links", rule("links.test", DnsListSubject.LINK, DnsListAction.POINTS));
    StringBuilder text = new StringBuilder("Subject: x\n\n");
    for (int i = 0; i < 100; i++) {
      text.append("http://d").append(i).append(".example/\n");
    }
    examine(ScreenedMail.of("192.0.2.7", text.toString()).to("ann@own.test"));
    assertThat(asked)
        .hasSize(ListedSubjects.MOST_LINKS)
        .contains("d0.example.links.test", "d99.example.links.test");
  }

  @Test
  void aListMayAllow() {
    list("good", rule("good.test", DnsListSubject.CLIENT, DnsListAction.ALLOW));
    addresses.put("7.2.0.192.good.test", "127.0.5.3");
    assertThat(examine(mail()).allowance()).isEqualTo(Allowance.CLIENT);
    assertThat(
            lists
                .create(
                    ADMINISTRATOR,
                    "links",
                    rule("a.test", DnsListSubject.LINK, DnsListAction.ALLOW))
                .asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void aDeadListIsLeftOutAndThenNotAskedForAWhile() {
    list("dead", rule("dead.test", DnsListSubject.CLIENT, DnsListAction.REJECT));
    list("slow", rule("slow.test", DnsListSubject.CLIENT, DnsListAction.REJECT));
    list("works", rule("works.test", DnsListSubject.CLIENT, DnsListAction.POINTS));
    addresses.put("7.2.0.192.works.test", "127.0.0.2");
    for (int i = 0; i < CircuitBreaker.MOST_FAILURES; i++) {
      assertThat(examine(mail()).findings())
          .containsExactly(
              Finding.counts("dns-lists", 0, "dead can't be asked: no server answers for dead")
                  .by("dns-lists", "dead"),
              Finding.counts("dns-lists", 0, "slow took too long").by("dns-lists", "slow"),
              Finding.counts("dns-lists", 40, "192.0.2.7 is listed by works")
                  .by("dns-lists", "works"));
    }
    asked.clear();
    assertThat(examine(mail()).findings()).hasSize(3);
    assertThat(asked).containsExactly("7.2.0.192.works.test");
  }

  @Test
  void aCheckSaysWhetherAListWorks() {
    list("client", rule("client.test", DnsListSubject.CLIENT, DnsListAction.POINTS));
    assertThat(health("client")).isEqualTo(DnsListHealth.LISTS_NOTHING);
    addresses.put("2.0.0.127.client.test", "127.0.0.2");
    assertThat(health("client")).isEqualTo(DnsListHealth.WORKS);
    addresses.put("1.0.0.127.client.test", "127.0.0.2");
    assertThat(health("client")).isEqualTo(DnsListHealth.LISTS_ALL);
    addresses.put("1.0.0.127.client.test", "127.255.255.254");
    assertThat(health("client")).isEqualTo(DnsListHealth.REFUSES);
    list("names", rule("names.test", DnsListSubject.SENDER, DnsListAction.POINTS));
    addresses.put("test.names.test", "127.0.0.2");
    assertThat(health("names")).isEqualTo(DnsListHealth.WORKS);
    list("dead", rule("dead.test", DnsListSubject.LINK, DnsListAction.POINTS));
    assertThat(health("dead")).isEqualTo(DnsListHealth.UNKNOWN);
    list("slow", rule("slow.test", DnsListSubject.CLIENT, DnsListAction.POINTS));
    assertThat(health("slow")).isEqualTo(DnsListHealth.UNKNOWN);
  }

  private DnsListHealth health(String name) {
    return done(lists.health(ADMINISTRATOR, name));
  }

  @Test
  void listsAreServerAdministratorsAndChecked() {
    Caller chief = new Caller(0, "chief", new Rights.DomainAdministrator(1), "test");
    DnsListRule rule = rule("a.test", DnsListSubject.CLIENT, DnsListAction.POINTS);
    assertThat(lists.create(chief, "a", rule).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    DnsList made = list("A", rule);
    assertThat(made.name()).isEqualTo("a");
    assertThat(done(lists.list(ADMINISTRATOR, FIRST_PAGE)).items()).containsExactly(made);
    assertThat(lists.list(chief, FIRST_PAGE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(field(lists.create(ADMINISTRATOR, "a", rule("b.test", made)))).isEqualTo("name");
    assertThat(field(lists.create(ADMINISTRATOR, "b", rule))).isEqualTo("zone");
    assertThat(field(lists.create(ADMINISTRATOR, "b", rule("no zone", made)))).isEqualTo("zone");
    DnsListRule off =
        new DnsListRule(
            "a.test", DnsListSubject.CLIENT, DnsListAction.POINTS, 40, "", "", false, "");
    done(lists.change(ADMINISTRATOR, "a", _ -> off, OptionalLong.of(made.version())));
    assertThat(
            lists
                .change(ADMINISTRATOR, "a", _ -> rule, OptionalLong.of(made.version()))
                .asFailure())
        .containsInstanceOf(Failure.Outdated.class);
    addresses.put("7.2.0.192.a.test", "127.0.0.2");
    assertThat(examine(mail())).isEqualTo(CheckResult.NOTHING);
    done(lists.delete(ADMINISTRATOR, "a", OptionalLong.empty()));
    assertThat(lists.find(ADMINISTRATOR, "a").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  private static DnsListRule rule(String zone, DnsList like) {
    return like.rule().of(zone);
  }

  private static String field(Answer<DnsList> answer) {
    return switch (answer.asFailure().orElseThrow()) {
      case Failure.Invalid invalid -> invalid.field();
      case Failure.Taken taken -> taken.field();
      case Failure other -> throw new AssertionError(other);
    };
  }

  @Test
  void listsComeBackFromABackup() throws SQLException, IOException {
    DnsList made = list("kept", rule("a.test", DnsListSubject.LINK, DnsListAction.POINTS));
    var saved = new SavedDnsLists(database.transactions(), directory.versions());
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      saved.save(connection, rows::add);
      connection.createStatement().execute("delete from dns_list");
      assertThat(saved.restore(connection, rows.getFirst())).isTrue();
      assertThat(saved.restore(connection, rows.getFirst())).isFalse();
      connection.commit();
    }
    saved.restored();
    assertThat(done(lists.find(ADMINISTRATOR, "kept")).rule()).isEqualTo(made.rule());
  }
}
