package org.carillon.listener.internal.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.SqlTransactions;
import org.carillon.listener.KeyType;
import org.carillon.listener.acme.AcmeAccount;
import org.carillon.listener.acme.AcmeCertificate;
import org.carillon.listener.acme.AcmeSecrets;
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
  private AcmeAccountOperations accounts;
  private AcmeCertificateOperations orders;
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
        new AcmeAccountOperations(
            database.transactions(),
            directory.versions(),
            directory.audit(),
            directory.homeKey(),
            acme,
            registration);
    orders =
        new AcmeCertificateOperations(
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

  private Answer<AcmeAccount> account(String name, boolean agreed) {
    return accounts.create(
        ADMINISTRATOR,
        new AcmeAccount(
            name,
            "https://authority.test/directory",
            "",
            agreed,
            "",
            "",
            "",
            new AcmeAccount.Dns("ns.test", "", "key", "hmac-sha256", "", Duration.ZERO),
            "",
            0,
            Instant.EPOCH),
        new AcmeSecrets(Optional.empty(), Optional.of("c2VjcmV0")));
  }

  private static AcmeCertificate wanted(String account, ChallengeKind challenge, String... hosts) {
    return new AcmeCertificate(
        "one",
        Optional.of("own.test"),
        account,
        List.of(hosts),
        challenge,
        KeyType.EC_256,
        false,
        true,
        AcmeCertificate.State.NEW,
        0,
        Instant.EPOCH);
  }

  private AcmeCertificate now() {
    return done(orders.find(ADMINISTRATOR, "one"));
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
    assertThat(now().state().word(true)).isEqualTo("ordered");

    assertThat(turn.take()).isTrue();

    AcmeCertificate.State first = now().state();
    assertThat(first.word(true)).isEqualTo("valid");
    assertThat(first.expires().orElseThrow()).isAfter(Instant.now().plus(Duration.ofDays(89)));
    assertThat(first.renewal().orElseThrow()).isAfter(Instant.now().plus(Duration.ofDays(59)));
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
    assertThat(now().state().certificate()).isEqualTo(first.certificate());
    assertThat(certificates.shown())
        .filteredOn(shown -> shown.names().contains("mail.own.test"))
        .hasSize(1);
    assertThat(authority.registered).hasSize(1);
  }

  @Test
  void changedNamesAreOrderedAtOnce() throws Exception {
    done(orders.create(chief, wanted("ours", ChallengeKind.HTTP_01, "mail.own.test")));
    turn.take();

    done(
        orders.change(
            chief,
            "one",
            _ -> wanted("ours", ChallengeKind.HTTP_01, "imap.own.test"),
            OptionalLong.empty()));
    assertThat(turn.take()).isTrue();

    assertThat(authority.orders.getLast().names()).containsExactly("imap.own.test");
    assertThat(turn.take()).isFalse();
  }

  @Test
  void defaultNamesAreResolvableHostsOfTheDomain() {
    AcmeCertificate made = done(orders.create(chief, wanted("ours", ChallengeKind.HTTP_01)));

    assertThat(made.hosts()).containsExactly("own.test", "mail.own.test");
  }

  @Test
  void challengeRecordsAreAddedAndRemoved() throws Exception {
    done(orders.create(chief, wanted("ours", ChallengeKind.DNS_01, "*.own.test")));

    turn.take();

    assertThat(now().state().problem()).isEmpty();
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

    assertThat(now().state().word(true)).isEqualTo("failing");
    assertThat(now().state().problem()).isEqualTo("Too many certificates");
    assertThat(now().state().next().orElseThrow())
        .isBetween(again.minusSeconds(1), again.plusSeconds(1));
    assertThat(health.check().sound()).isFalse();
    assertThat(health.check().sentence()).contains("one", "Too many certificates");
    assertThat(turn.take()).isFalse();

    authority.refusal = Optional.empty();
    done(orders.orderNow(chief, "one"));
    turn.take();
    assertThat(now().state().word(true)).isEqualTo("valid");
    assertThat(health.check().sound()).isTrue();
  }

  @Test
  void termsMustBeAcceptedBeforeOrdering() throws Exception {
    done(account("new", false));
    done(orders.create(chief, wanted("new", ChallengeKind.HTTP_01, "mail.own.test")));

    turn.take();

    assertThat(now().state().problem()).contains("https://authority.test/terms");
    AcmeAccount seen = done(accounts.find(ADMINISTRATOR, "new"));
    assertThat(seen.terms()).isEqualTo("https://authority.test/terms");
    done(
        accounts.change(
            ADMINISTRATOR,
            "new",
            one ->
                new AcmeAccount(
                    one.name(),
                    one.directory(),
                    one.contact(),
                    true,
                    one.terms(),
                    one.bindingId(),
                    one.authorities(),
                    one.dns(),
                    one.location(),
                    one.version(),
                    one.created()),
            new AcmeSecrets(Optional.empty(), Optional.empty()),
            OptionalLong.empty()));
    assertThat(turn.take()).isTrue();
    assertThat(now().state().word(true)).isEqualTo("valid");
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
                .list(chief, new PageRequest(Optional.empty(), Optional.empty(), 10))
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

    assertThat(done(orders.orderNow(chief, "one")).works()).isFalse();
    done(
        orders.change(
            chief,
            "one",
            _ -> wanted("ours", ChallengeKind.HTTP_01, "imap.own.test"),
            OptionalLong.empty()));
    assertThat(turn.take()).isTrue();

    assertThat(authority.orders).hasSize(1);
    assertThat(now().state().problem()).contains("1 orders today");
    assertThat(now().state().next().orElseThrow()).isAfterOrEqualTo(OrderCounts.tomorrow());
  }
}
