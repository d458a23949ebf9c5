package org.carillon.listener.internal.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.carillon.account.NewAdministrator;
import org.carillon.account.internal.TestDirectory;
import org.carillon.database.SqlTransactions;
import org.carillon.listener.KeyType;
import org.carillon.listener.internal.TestCertificates;
import org.carillon.listener.internal.signing.SigningRequest;
import org.carillon.listener.internal.signing.Subject;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that administrators are notified of expiring certificates, once at each number of days. */
class ExpiryTest {
  private static final List<Integer> DAYS = List.of(30, 14, 7, 1);
  @TempDir Path home;

  private static SigningRequest request(String host) {
    return new SigningRequest(
        KeyType.EC_256, KeyType.EC_256.make(), Subject.of(host), List.of(host));
  }

  private static EndingCertificate ending(String host, int days) {
    return new EndingCertificate(request(host).selfSigned(Duration.ofDays(days)), List.of(host));
  }

  private static Instant before(EndingCertificate ending, int days) {
    return ending.end().minus(Duration.ofDays(days)).plusSeconds(60);
  }

  @Test
  void warningStepsFollowOneAnother() {
    EndingCertificate year = ending("a.test", 365);

    assertThat(year.step(DAYS, before(year, 40))).isEmpty();
    assertThat(year.step(DAYS, before(year, 30))).isEqualTo(OptionalInt.of(30));
    assertThat(year.step(DAYS, before(year, 10))).isEqualTo(OptionalInt.of(14));
    assertThat(year.step(DAYS, before(year, 1))).isEqualTo(OptionalInt.of(1));
    assertThat(year.step(DAYS, before(year, -5))).isEqualTo(OptionalInt.of(1));
  }

  @Test
  void shortLivedCertificateIsNotReportedTooEarly() {
    EndingCertificate week = ending("a.test", 6);

    assertThat(week.step(DAYS, before(week, 6))).isEmpty();
    assertThat(week.step(DAYS, before(week, 1))).isEqualTo(OptionalInt.of(1));
    assertThat(week.isUrgent(before(week, 3))).isFalse();
    assertThat(week.isUrgent(before(week, 1))).isTrue();
  }

  @Test
  void expiringCertificatesAreReportedUnlessReplaced() {
    EndingCertificate old = ending("a.test", 90);
    Instant now = before(old, 3);

    assertThat(CertificateHealth.check(List.of(old), now).sound()).isFalse();
    assertThat(CertificateHealth.check(List.of(old), now).sentence()).contains("a.test");
    assertThat(CertificateHealth.check(List.of(old, ending("a.test", 180)), now).sound()).isTrue();
    assertThat(CertificateHealth.check(List.of(old, ending("b.test", 180)), now).sound()).isFalse();
  }

  @Test
  void administratorsWithAccountsAreMailedOnce() throws Exception {
    TestDatabase database = TestDatabase.emptied();
    TestDirectory directory = new TestDirectory(database, home);
    directory.domain("own.test");
    directory.account("chief@own.test");
    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR,
                new NewAdministrator("chief@own.test", Optional.empty(), Optional.empty())));
    TestCertificates certificates = new TestCertificates(database, directory);
    SigningRequest request = request("mail.own.test");
    X509Certificate made = request.selfSigned(Duration.ofDays(100));
    database
        .transactions()
        .write(
            entities ->
                certificates
                    .kept()
                    .keep(
                        entities,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        false,
                        List.of(made),
                        request.pair().getPrivate()));
    List<String> sent = new ArrayList<>();
    ExpiryCheck turn =
        new ExpiryCheck(
            new SqlTransactions(database.dataSource()),
            database.transactions(),
            certificates.kept(),
            directory.settings(),
            (domain, to, message) -> sent.add(to + new String(message, StandardCharsets.US_ASCII)));
    Instant end = made.getNotAfter().toInstant();

    look(database, turn, end.minus(Duration.ofDays(50)));
    assertThat(sent).isEmpty();
    look(database, turn, end.minus(Duration.ofDays(13)));
    look(database, turn, end.minus(Duration.ofDays(12)));
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst()).startsWith("chief@own.test").contains("mail.own.test");
    look(database, turn, end.minus(Duration.ofDays(6)));
    assertThat(sent).hasSize(2);
    certificates.stop();
  }

  private static void look(TestDatabase database, ExpiryCheck turn, Instant now) throws Exception {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("update certificate set looked = now()");
    }
    while (turn.take(now)) {
      // Until none is due.
    }
  }
}
