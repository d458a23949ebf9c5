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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.DnsListType;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.policy.dnslist.DnsListAction;
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

/** Tests that DNS lists are queried in parallel, and that a list that fails delays no other. */
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
  private DnsListEntries lists;
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
        new DnsListEntries(
            database.transactions(), directory.versions(), directory.audit(), current, dns);
    check = new DnsListCheck(current, new Recipients(directory.addresses()));
  }

  private static AttributeValues rule(String zone, DnsListSubject subject, DnsListAction action) {
    return new AttributeValues()
        .with(DnsListType.ZONE, zone)
        .with(DnsListType.SUBJECT, subject.word())
        .with(DnsListType.ACTION, action.word())
        .with(DnsListType.POINTS, 40);
  }

  private DirectoryEntry list(String name, AttributeValues rule) {
    return done(lists.create(ADMINISTRATOR, rule.with(DnsListType.NAME, name)));
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
  void listedClientIsRefusedWithTheReason() {
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
  void returnCodesHavePointsAndErrorCodesNone() {
    list(
        "codes",
        rule("codes.test", DnsListSubject.CLIENT, DnsListAction.POINTS)
            .with(DnsListType.CODES, "127.0.0.4=70 127.0.0.10-11=20")
            .with(DnsListType.TEXT, "{listed} {reason}"));
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
    assertThat(found("codes").get(DnsListType.TROUBLE)).contains("codes answers 127.255.255.254");
  }

  @Test
  void sendersAndLinksAreQueriedByRegisteredDomain() {
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
  void numberOfLookedUpLinksIsBounded() {
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
  void listMayAllowClients() {
    list("good", rule("good.test", DnsListSubject.CLIENT, DnsListAction.ALLOW));
    addresses.put("7.2.0.192.good.test", "127.0.5.3");
    assertThat(examine(mail()).allowance()).isEqualTo(Allowance.CLIENT);
    assertThat(refused("links", rule("a.test", DnsListSubject.LINK, DnsListAction.ALLOW)))
        .isEqualTo("action");
  }

  @Test
  void failingListIsSkippedForAWhile() {
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
  void listTestReportsItsHealth() {
    list("client", rule("client.test", DnsListSubject.CLIENT, DnsListAction.POINTS));
    assertThat(health("client")).isEqualTo("lists-nothing");
    addresses.put("2.0.0.127.client.test", "127.0.0.2");
    assertThat(health("client")).isEqualTo("works");
    addresses.put("1.0.0.127.client.test", "127.0.0.2");
    assertThat(health("client")).isEqualTo("lists-all");
    addresses.put("1.0.0.127.client.test", "127.255.255.254");
    assertThat(health("client")).isEqualTo("refuses");
    list("names", rule("names.test", DnsListSubject.SENDER, DnsListAction.POINTS));
    addresses.put("test.names.test", "127.0.0.2");
    assertThat(health("names")).isEqualTo("works");
    list("dead", rule("dead.test", DnsListSubject.LINK, DnsListAction.POINTS));
    assertThat(health("dead")).isEqualTo("unknown");
    list("slow", rule("slow.test", DnsListSubject.CLIENT, DnsListAction.POINTS));
    assertThat(health("slow")).isEqualTo("unknown");
  }

  private String health(String name) {
    return found(name).require(DnsListType.HEALTH);
  }

  private AttributeValues found(String name) {
    return done(lists.find(ADMINISTRATOR, name)).values();
  }

  @Test
  void listsAreManagedByServerAdministratorsAndValidated() {
    Caller chief = new Caller(0, "chief", new Rights.DomainAdministrator(1), "test");
    AttributeValues rule = rule("a.test", DnsListSubject.CLIENT, DnsListAction.POINTS);
    assertThat(lists.create(chief, rule.with(DnsListType.NAME, "a")).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    DirectoryEntry made = list("A", rule);
    assertThat(made.key()).isEqualTo("a");
    assertThat(done(lists.list(ADMINISTRATOR, Optional.empty(), FIRST_PAGE)).items())
        .containsExactly(made);
    assertThat(lists.list(chief, Optional.empty(), FIRST_PAGE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(refused("a", rule.with(DnsListType.ZONE, "b.test"))).isEqualTo("name");
    assertThat(refused("b", rule)).isEqualTo("zone");
    assertThat(refused("b", rule.with(DnsListType.ZONE, "no zone"))).isEqualTo("zone");
    var off = new AttributeValues().with(DnsListType.ENABLED, false);
    DirectoryEntry changed = done(lists.change(ADMINISTRATOR, "a", off, made.version()));
    assertThat(lists.change(ADMINISTRATOR, "a", rule, made.version()).asFailure())
        .containsInstanceOf(Failure.Outdated.class);
    assertThat(done(lists.change(ADMINISTRATOR, "A", off, changed.version()))).isEqualTo(changed);
    addresses.put("7.2.0.192.a.test", "127.0.0.2");
    assertThat(examine(mail())).isEqualTo(CheckResult.NOTHING);
    done(lists.delete(ADMINISTRATOR, "a", OptionalLong.empty()));
    assertThat(lists.find(ADMINISTRATOR, "a").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void searchMatchesNamesAndZonesInPages() {
    for (String name : List.of("a", "b", "c")) {
      list(name, rule(name + ".Zone.test", DnsListSubject.CLIENT, DnsListAction.POINTS));
    }
    assertThat(keys(new PageRequest(Optional.of("B.zone"), Optional.empty(), 10)))
        .containsExactly("b");
    assertThat(keys(new PageRequest(Optional.empty(), Optional.of("a"), 1))).containsExactly("b");
    assertThat(keys(new PageRequest(Optional.of("%"), Optional.empty(), 10))).isEmpty();
  }

  private List<String> keys(PageRequest request) {
    return done(lists.list(ADMINISTRATOR, Optional.empty(), request)).items().stream()
        .map(DirectoryEntry::key)
        .toList();
  }

  private String refused(String name, AttributeValues rule) {
    Answer<DirectoryEntry> answer = lists.create(ADMINISTRATOR, rule.with(DnsListType.NAME, name));
    return switch (answer.asFailure().orElseThrow()) {
      case Failure.Invalid invalid -> invalid.field();
      case Failure.Taken taken -> taken.field();
      case Failure other -> throw new AssertionError(other);
    };
  }

  @Test
  void listsAreRestoredFromABackup() throws SQLException, IOException {
    DirectoryEntry made = list("kept", rule("a.test", DnsListSubject.LINK, DnsListAction.POINTS));
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      lists.save(connection, rows::add);
      connection.createStatement().execute("delete from dns_list");
      assertThat(lists.restore(connection, rows.getFirst())).isTrue();
      assertThat(lists.restore(connection, rows.getFirst())).isFalse();
      connection.commit();
    }
    lists.restored();
    assertThat(done(lists.list(ADMINISTRATOR, Optional.empty(), FIRST_PAGE)).items())
        .containsExactly(made);
  }
}
