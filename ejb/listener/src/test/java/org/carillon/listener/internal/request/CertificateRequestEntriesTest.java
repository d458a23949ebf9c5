package org.carillon.listener.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;
import static org.carillon.contract.directory.certificate.CertificateRequestType.CERTIFICATE;
import static org.carillon.contract.directory.certificate.CertificateRequestType.COUNTRY;
import static org.carillon.contract.directory.certificate.CertificateRequestType.DAYS;
import static org.carillon.contract.directory.certificate.CertificateRequestType.DOMAIN;
import static org.carillon.contract.directory.certificate.CertificateRequestType.EXPIRES;
import static org.carillon.contract.directory.certificate.CertificateRequestType.HOSTS;
import static org.carillon.contract.directory.certificate.CertificateRequestType.NAME;
import static org.carillon.contract.directory.certificate.CertificateRequestType.REQUEST;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.account.Domain;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.listener.internal.TestCertificates;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests keys that are made here: who makes them, their certificates, and that backups have them.
 */
class CertificateRequestEntriesTest {
  @TempDir Path home;
  private TestDatabase database;
  private TestCertificates certificates;
  private CertificateRequestEntries requests;
  private Caller chief;

  @BeforeEach
  void begin() {
    database = TestDatabase.emptied();
    TestDirectory directory = new TestDirectory(database, home);
    Domain own = directory.domain("own.test");
    directory.domain("other.test");
    chief = new Caller(0, "chief", new Rights.DomainAdministrator(own.id()), "test");
    certificates = new TestCertificates(database, directory);
    requests =
        new CertificateRequestEntries(
            database.transactions(),
            directory.versions(),
            directory.audit(),
            directory.domains(),
            certificates.kept(),
            directory.homeKey());
  }

  @AfterEach
  void end() {
    certificates.stop();
  }

  private static AttributeValues wanted(String host, int days) {
    return new AttributeValues()
        .with(NAME, "One")
        .with(DOMAIN, "own.test")
        .with(HOSTS, List.of(host))
        .with(COUNTRY, "DE")
        .with(DAYS, days);
  }

  private static String code(Answer<DirectoryEntry> answer) {
    return switch (answer.asFailure().orElseThrow()) {
      case Failure.Invalid wrong -> wrong.code();
      case Failure.NotAllowed refused -> refused.code();
      default -> answer.toString();
    };
  }

  @Test
  void aDomainsAdministratorMakesKeysForTheDomainAlone() {
    assertThat(code(requests.create(chief, wanted("mail.other.test", 0))))
        .isEqualTo("foreign-name");
    assertThat(code(requests.create(chief, wanted("mail.own.test", 0).without(DOMAIN))))
        .isEqualTo("not-allowed");

    AttributeValues made = done(requests.create(chief, wanted("mail.own.test", 0))).values();

    assertThat(made.require(NAME)).isEqualTo("one");
    assertThat(made.require(REQUEST)).contains("BEGIN CERTIFICATE REQUEST");
    assertThat(made.require(CERTIFICATE)).isEmpty();
    assertThat(made.get(EXPIRES)).isEmpty();
  }

  @Test
  void anAnswerThatIsNoCertificateChangesNothing() {
    done(requests.create(chief, wanted("mail.own.test", 0)));

    assertThat(
            requests
                .change(
                    chief,
                    "one",
                    new AttributeValues().with(CERTIFICATE, "none"),
                    OptionalLong.empty())
                .asFailure())
        .containsInstanceOf(Failure.Invalid.class);

    assertThat(done(requests.find(chief, "one")).version()).hasValue(1);
  }

  @Test
  void oneThatVouchesForItselfIsInUseAndComesBackFromABackup() throws Exception {
    AttributeValues made =
        done(requests.create(ADMINISTRATOR, wanted("mail.own.test", 9))).values();
    assertThat(made.require(EXPIRES)).isAfter(Instant.now());
    String certificate = made.require(CERTIFICATE);
    List<String> saved = new ArrayList<>();
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      requests.save(connection, saved::add);
      statement.executeUpdate("delete from certificate_request");
      assertThat(requests.restore(connection, saved.getFirst())).isTrue();
      assertThat(requests.restore(connection, saved.getFirst())).isFalse();
      connection.commit();
    }

    assertThat(done(requests.find(chief, "one")).values().require(CERTIFICATE))
        .isEqualTo(certificate);
    // What is given again is joined with the key from the backup.
    done(
        requests.change(
            chief,
            "one",
            new AttributeValues().with(CERTIFICATE, certificate),
            OptionalLong.empty()));
    assertThat(done(requests.find(chief, "one")).version()).hasValue(2);
  }
}
