package org.carillon.listener.internal.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Domain;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.acme.AcmeRefusal;
import org.carillon.contract.acme.ChallengeKind;
import org.carillon.contract.acme.RenewalWindow;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.certificate.AcmeAccountType;
import org.carillon.contract.directory.certificate.AcmeCertificateType;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.SavedRows;
import org.carillon.database.SqlTransactions;
import org.carillon.listener.internal.TestCertificates;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that certificates are ordered, renewed, and tried again after failures. */
class AcmeOrdersTest {
  @TempDir Path home;
  private final CannedAuthority authority = new CannedAuthority();
  private TestDatabase database;
  private TestDirectory directory;
  private TestCertificates certificates;
  private AcmeAccountEntries accounts;
  private AcmeCertificateEntries orders;
  private OrderProcessor turn;
  private AcmeHealth health;
  private Caller chief;

  /** Only the domain itself and its mail host resolve. */
  private static final class SomeHosts implements DnsLookup {
    @Override
    @SuppressWarnings("unchecked")
    public <T> DnsReply<T> find(String name, DnsType<T> type) {
      return type instanceof DnsType.A && List.of("own.test", "mail.own.test").contains(name)
          ? new DnsReply.Found<>(List.of((T) InetAddress.ofLiteral("192.0.2.1")))
          : new DnsReply.NoName<>();
    }
  }

  @BeforeEach
  void begin() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    Domain own = directory.domain("own.test");
    directory.domain("other.test");
    chief = new Caller(0, "chief", new Rights.DomainAdministrator(own.id()), "test");
    certificates = new TestCertificates(database, directory);
    SqlTransactions sql = new SqlTransactions(database.dataSource());
    AcmeClientHolder acme = new AcmeClientHolder();
    acme.offer(authority);
    OrderCounts counts = new OrderCounts(database.transactions(), directory.settings());
    OrderRows rows =
        new OrderRows(
            sql,
            database.transactions(),
            directory.versions(),
            certificates.kept(),
            directory.homeKey(),
            directory.audit());
    AuthorityAccounts registration = new AuthorityAccounts(acme, rows);
    ChallengeRows challenges = new ChallengeRows(sql);
    authority.looksAt = challenges;
    turn = new OrderProcessor(rows, challenges, acme, registration, counts);
    health = new AcmeHealth(sql);
    accounts =
        new AcmeAccountEntries(
            database.transactions(),
            directory.versions(),
            directory.audit(),
            directory.homeKey(),
            acme,
            registration);
    orders =
        new AcmeCertificateEntries(
            database.transactions(),
            directory.versions(),
            directory.audit(),
            directory.domains(),
            certificates.kept(),
            new DefaultHostNames(new SomeHosts()),
            counts);
    account("ours", true);
  }

  @AfterEach
  void end() {
    certificates.stop();
  }

  private Answer<DirectoryEntry> account(String name, boolean agreed) {
    return accounts.create(
        ADMINISTRATOR,
        new AttributeValues()
            .with(AcmeAccountType.NAME, name)
            .with(AcmeAccountType.DIRECTORY, "https://authority.test/directory")
            .with(AcmeAccountType.TERMS_AGREED, agreed)
            .with(AcmeAccountType.DNS_SERVER, "ns.test")
            .with(AcmeAccountType.DNS_KEY, "key")
            .with(AcmeAccountType.DNS_DELAY, 0)
            .with(AcmeAccountType.DNS_SECRET, "c2VjcmV0"));
  }

  private static AttributeValues wanted(String account, ChallengeKind challenge, String... hosts) {
    return new AttributeValues()
        .with(AcmeCertificateType.NAME, "one")
        .with(AcmeCertificateType.DOMAIN, "own.test")
        .with(AcmeCertificateType.ACCOUNT, account)
        .with(AcmeCertificateType.HOSTS, List.of(hosts))
        .with(AcmeCertificateType.CHALLENGE, challenge.word());
  }

  private AttributeValues now() {
    return done(orders.find(ADMINISTRATOR, "one")).values();
  }

  private String state() {
    return now().require(AcmeCertificateType.STATE);
  }

  private String problem() {
    return now().require(AcmeCertificateType.PROBLEM);
  }

  private void changeHosts(String host) {
    done(
        orders.change(
            chief,
            "one",
            new AttributeValues().with(AcmeCertificateType.HOSTS, List.of(host)),
            OptionalLong.empty()));
  }

  private void makeDue() throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("update acme_certificate set due = now()");
    }
  }

  @Test
  void certificateIsOrderedAndRenewedInPlace() throws Exception {
    done(orders.create(chief, wanted("ours", ChallengeKind.HTTP_01, "Mail.own.test")));
    assertThat(state()).isEqualTo("ordered");

    assertThat(turn.take()).isTrue();

    AttributeValues first = now();
    assertThat(state()).isEqualTo("valid");
    assertThat(first.require(AcmeCertificateType.EXPIRES))
        .isAfter(Instant.now().plus(Duration.ofDays(89)));
    assertThat(first.require(AcmeCertificateType.RENEWAL))
        .isAfter(Instant.now().plus(Duration.ofDays(59)));
    assertThat(certificates.shown())
        .anySatisfy(shown -> assertThat(shown.names()).containsExactly("mail.own.test"));
    assertThat(turn.take()).isFalse();

    // No order is made early, and then the new certificate replaces the old.
    makeDue();
    assertThat(turn.take()).isTrue();
    assertThat(authority.orders).hasSize(1);
    Instant past = Instant.now().minusSeconds(60);
    authority.window = Optional.of(new RenewalWindow(past, past, past));
    makeDue();
    assertThat(turn.take()).isTrue();

    assertThat(authority.orders).hasSize(2);
    assertThat(authority.orders.getLast().replaces()).isPresent();
    assertThat(now().require(AcmeCertificateEntries.PLACE))
        .isEqualTo(first.require(AcmeCertificateEntries.PLACE));
    assertThat(certificates.shown())
        .filteredOn(shown -> shown.names().contains("mail.own.test"))
        .hasSize(1);
    assertThat(authority.registered).hasSize(1);
  }

  @Test
  void changedNamesAreOrderedAtOnce() throws Exception {
    done(orders.create(chief, wanted("ours", ChallengeKind.HTTP_01, "mail.own.test")));
    turn.take();

    changeHosts("imap.own.test");
    assertThat(turn.take()).isTrue();

    assertThat(authority.orders.getLast().names()).containsExactly("imap.own.test");
    assertThat(turn.take()).isFalse();
  }

  @Test
  void defaultNamesAreResolvableHostsOfTheDomain() {
    DirectoryEntry made = done(orders.create(chief, wanted("ours", ChallengeKind.HTTP_01)));

    assertThat(made.values().require(AcmeCertificateType.HOSTS))
        .containsExactly("own.test", "mail.own.test");
  }

  @Test
  void challengeRecordsAreAddedAndRemoved() throws Exception {
    done(orders.create(chief, wanted("ours", ChallengeKind.DNS_01, "*.own.test")));

    turn.take();

    assertThat(problem()).isEmpty();
    assertThat(authority.updates).hasSize(2);
    assertThat(authority.updates.getFirst().add()).hasSize(1);
    assertThat(authority.updates.getFirst().key().orElseThrow().secret()).isEqualTo("c2VjcmV0");
    assertThat(authority.updates.getLast().remove()).hasSize(1);
  }

  @Test
  void failedOrderIsReportedAndRetriedLater() throws Exception {
    Instant again = Instant.now().plus(Duration.ofHours(5));
    authority.refusal =
        Optional.of(new AcmeRefusal("Too many certificates", Optional.of(again), null));
    done(orders.create(chief, wanted("ours", ChallengeKind.HTTP_01, "mail.own.test")));

    turn.take();

    assertThat(state()).isEqualTo("failing");
    assertThat(problem()).isEqualTo("Too many certificates");
    assertThat(now().require(AcmeCertificateType.NEXT))
        .isBetween(again.minusSeconds(1), again.plusSeconds(1));
    assertThat(health.check().sound()).isFalse();
    assertThat(health.check().sentence()).contains("one", "Too many certificates");
    assertThat(turn.take()).isFalse();

    authority.refusal = Optional.empty();
    done(orders.test(chief, "one"));
    turn.take();
    assertThat(state()).isEqualTo("valid");
    assertThat(health.check().sound()).isTrue();
  }

  @Test
  void termsMustBeAcceptedBeforeOrdering() throws Exception {
    done(account("new", false));
    done(orders.create(chief, wanted("new", ChallengeKind.HTTP_01, "mail.own.test")));

    turn.take();

    assertThat(problem()).contains("https://authority.test/terms");
    assertThat(done(accounts.find(ADMINISTRATOR, "new")).values().require(AcmeAccountType.TERMS))
        .isEqualTo("https://authority.test/terms");
    done(
        accounts.change(
            ADMINISTRATOR,
            "new",
            new AttributeValues().with(AcmeAccountType.TERMS_AGREED, true),
            OptionalLong.empty()));
    assertThat(turn.take()).isTrue();
    assertThat(state()).isEqualTo("valid");
  }

  @Test
  void domainAdministratorsOrderForTheirDomainOnly() {
    assertThat(
            orders
                .create(chief, wanted("ours", ChallengeKind.HTTP_01, "mail.other.test"))
                .asFailure()
                .orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Invalid.class, wrong -> assertThat(wrong.code()).isEqualTo("foreign-name"));
    assertThat(
            accounts
                .list(
                    chief,
                    Optional.empty(),
                    new PageRequest(Optional.empty(), Optional.empty(), 10))
                .asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(
            orders
                .create(chief, wanted("ours", ChallengeKind.HTTP_01, "*.own.test"))
                .asFailure()
                .orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Invalid.class, wrong -> assertThat(wrong.code()).isEqualTo("wildcard"));
  }

  @Test
  void acmeAccountInUseCannotBeDeleted() {
    done(orders.create(chief, wanted("ours", ChallengeKind.HTTP_01, "mail.own.test")));

    assertThat(accounts.delete(ADMINISTRATOR, "ours", OptionalLong.empty()).asFailure())
        .containsInstanceOf(Failure.Taken.class);
    done(orders.delete(chief, "one", OptionalLong.empty()));
    assertThat(accounts.delete(ADMINISTRATOR, "ours", OptionalLong.empty()))
        .isInstanceOf(Answer.Done.class);
  }

  @Test
  void ordersPerDomainAndDayAreLimited() throws Exception {
    directory.set(Scope.server(), "tls.orders-a-day", "1");
    done(orders.create(chief, wanted("ours", ChallengeKind.HTTP_01, "mail.own.test")));
    assertThat(turn.take()).isTrue();
    assertThat(authority.orders).hasSize(1);

    assertThat(done(orders.test(chief, "one")).works()).isFalse();
    changeHosts("imap.own.test");
    assertThat(turn.take()).isTrue();

    assertThat(authority.orders).hasSize(1);
    assertThat(problem()).contains("1 certificate orders today");
    assertThat(now().require(AcmeCertificateType.NEXT)).isAfterOrEqualTo(OrderCounts.tomorrow());
  }

  @Test
  void accountsAndOrdersAreSavedWithTheirSecretsAndCertificates() throws Exception {
    done(orders.create(chief, wanted("ours", ChallengeKind.DNS_01, "*.own.test")));
    turn.take();
    List<String> savedAccounts = saved(accounts);
    List<String> savedOrders = saved(orders);
    AttributeValues before = now();
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("delete from acme_certificate");
      statement.executeUpdate("delete from acme_account");
      assertThat(accounts.restore(connection, savedAccounts.getFirst())).isTrue();
      assertThat(accounts.restore(connection, savedAccounts.getFirst())).isFalse();
      assertThat(orders.restore(connection, savedOrders.getFirst())).isTrue();
      assertThat(orders.restore(connection, savedOrders.getFirst())).isFalse();
    }

    assertThat(now().require(AcmeCertificateType.HOSTS)).containsExactly("*.own.test");
    assertThat(now().require(AcmeCertificateEntries.PLACE))
        .isEqualTo(before.require(AcmeCertificateEntries.PLACE));
    assertThat(turn.take()).isTrue();
    assertThat(authority.orders).hasSize(1);
    done(orders.test(chief, "one"));
    turn.take();
    assertThat(authority.orders).hasSize(2);
    assertThat(authority.updates.getLast().key().orElseThrow().secret()).isEqualTo("c2VjcmV0");
  }

  private List<String> saved(SavedRows rows) throws Exception {
    List<String> saved = new ArrayList<>();
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      rows.save(connection, saved::add);
    }
    return saved;
  }
}
