package org.carillon.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Domain;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.listener.Certificate;
import org.carillon.listener.NewCertificate;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that nobody can add a certificate for another domain's host. */
class CertificatesTest {
  @TempDir Path home;
  private CertificateStore store;
  private CertificateOperations certificates;
  private Caller chief;
  private TestDirectory directory;
  private long own;

  @BeforeEach
  void domains() {
    var database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    Domain domain = directory.domain("own.test");
    own = domain.id();
    directory.domain("other.test");
    directory.domain("sub.own.test");
    directory.domain("city.below.own.test");
    store =
        new CertificateStore(
            database.transactions(),
            directory.homeKey(),
            directory.versions(),
            directory.settings());
    certificates =
        new CertificateOperations(
            database.transactions(),
            directory.versions(),
            store,
            directory.domains(),
            directory.audit());
    chief = new Caller(0, "chief", new Rights.DomainAdministrator(own), "test");
  }

  private Answer<Certificate> add(Caller by, String... names) {
    return certificates.create(by, new NewCertificate(pem(names), Optional.of("own.test"), false));
  }

  private static String pem(String... names) {
    KeyEntry chain = SelfSigned.create(List.of(names));
    return chain.chainText()
        + "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(chain.keyOctets())
        + "\n-----END PRIVATE KEY-----\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"own.test", "mail.own.test", "a.b.own.test", "*.mail.own.test"})
  void domainAdministratorsAddCertificatesForTheirNames(String name) {
    assertThat(done(add(chief, name)).names()).containsExactly(name);
    assertThat(store.all()).anySatisfy(shown -> assertThat(shown.names()).contains(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other.test",
        "mail.other.test",
        "notown.test",
        "test",
        "sub.own.test",
        "mail.sub.own.test",
        "*.own.test",
        "*.below.own.test",
        "*.test"
      })
  void certificatesForForeignNamesAreRefused(String name) {
    assertThat(add(chief, "mail.own.test", name).asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Invalid.class,
            refused -> {
              assertThat(refused.field()).isEqualTo("pem");
              assertThat(refused.code()).isEqualTo("foreign-name");
              assertThat(refused.message()).contains(name);
            });
    assertThat(done(certificates.list(chief))).isEmpty();
    assertThat(add(ADMINISTRATOR, "mail.own.test", name)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void hostsOfServerCertificatesAreReserved() {
    for (String name : List.of("mail.own.test", "*.hosts.own.test")) {
      assertThat(
              certificates.create(
                  ADMINISTRATOR, new NewCertificate(pem(name), Optional.empty(), false)))
          .isInstanceOf(Answer.Done.class);
    }

    for (String name : List.of("mail.own.test", "*.hosts.own.test", "a.hosts.own.test")) {
      assertThat(add(chief, name).asFailure().orElseThrow())
          .as(name)
          .isInstanceOf(Failure.Invalid.class);
    }
    assertThat(add(chief, "web.own.test")).isInstanceOf(Answer.Done.class);
  }

  @Test
  void certificateBoundToADomainAddressShowsItsAddresses() {
    store.start();
    done(add(chief, "mail.own.test"));
    assertThat(store.all()).allSatisfy(shown -> assertThat(shown.addresses()).isEmpty());

    directory.set(Scope.domain(own), "directory.addresses", "192.0.2.7\n2001:db8::7");

    assertThat(store.all())
        .filteredOn(shown -> shown.names().contains("mail.own.test"))
        .singleElement()
        .satisfies(
            shown ->
                assertThat(shown.addresses())
                    .containsExactlyInAnyOrder(
                        InetAddress.ofLiteral("192.0.2.7"), InetAddress.ofLiteral("2001:db8::7")));
    store.stop();
  }

  @Test
  void domainAdministratorsAddNoDefaultCertificate() {
    var whole = new NewCertificate(pem("mail.own.test"), Optional.empty(), false);
    var byDefault = new NewCertificate(pem("mail.own.test"), Optional.of("own.test"), true);
    var elsewhere = new NewCertificate(pem("mail.other.test"), Optional.of("other.test"), false);

    assertThat(certificates.create(chief, whole).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(certificates.create(chief, byDefault).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(certificates.create(chief, elsewhere).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void certificateIsAddedOnce() {
    String pem = pem("mail.own.test");
    var whole = new NewCertificate(pem, Optional.empty(), false);
    var byDefault = new NewCertificate(pem, Optional.empty(), true);
    long id = done(certificates.create(ADMINISTRATOR, whole)).id();

    assertThat(certificates.create(ADMINISTRATOR, whole).asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Taken.class,
            taken -> {
              assertThat(taken.code()).isEqualTo("same");
              assertThat(taken.message()).contains(Long.toString(id));
            });
    assertThat(
            certificates.create(
                ADMINISTRATOR, new NewCertificate(pem, Optional.of("own.test"), false)))
        .isInstanceOf(Answer.Done.class);
    var made = done(certificates.create(ADMINISTRATOR, byDefault));
    assertThat(made.id()).isEqualTo(id);
    assertThat(done(certificates.find(ADMINISTRATOR, id)).isDefault()).isTrue();
    assertThat(certificates.create(ADMINISTRATOR, byDefault).asFailure())
        .containsInstanceOf(Failure.Taken.class);
  }
}
