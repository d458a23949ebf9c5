package org.carillon.identity.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.AccountChange;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.certificate.ClientAuthorityType;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.certificate.CertificateMapping;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that clients with a certificate sign in only as the account that an authority names. */
class ClientCertificateTest {
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);
  private static final Peer PEER =
      new Peer(Service.IMAPS, InetAddress.ofLiteral("192.0.2.7"), true, "test");

  @TempDir Path home;
  private final TestCertificateAuthority house = new TestCertificateAuthority();
  private TestIdentity directory;

  @BeforeEach
  void accounts() {
    directory = new TestIdentity(TestDatabase.emptied(), home);
    directory.domain("own.test");
    directory.domain("other.test");
    directory.account("alice@own.test");
    directory.account("bob@other.test");
  }

  private Answer<DirectoryEntry> trust(
      CertificateMapping mapping, String pattern, List<String> domains, String... revoked) {
    return directory
        .clientAuthorities()
        .create(
            ADMINISTRATOR,
            new AttributeValues()
                .with(ClientAuthorityType.NAME, "house")
                .with(ClientAuthorityType.CERTIFICATES, house.pem())
                .with(ClientAuthorityType.MAPPING, mapping.word())
                .with(ClientAuthorityType.PATTERN, pattern)
                .with(ClientAuthorityType.DOMAINS, domains)
                .with(ClientAuthorityType.REVOKED, List.of(revoked)));
  }

  private SignIn signIn(X509Certificate shown, String as) {
    return directory.sessions().signIn(new Credentials.ClientCertificate(as, List.of(shown)), PEER);
  }

  private void opens(X509Certificate shown, String account) {
    assertThat(directory.sessions().knows(List.of(shown))).isTrue();
    assertThat(signIn(shown, ""))
        .isInstanceOfSatisfying(
            SignIn.Admitted.class, in -> assertThat(in.caller().name()).isEqualTo(account));
  }

  private void opensNothing(X509Certificate shown) {
    assertThat(directory.sessions().knows(List.of(shown))).isFalse();
    assertThat(signIn(shown, "")).isEqualTo(WRONG);
  }

  @Test
  void certificateSignsInByItsMailAddress() {
    X509Certificate alice = house.client("CN=Alice", "Alice@own.test");
    opensNothing(alice);

    done(trust(CertificateMapping.MAIL, "{value}", List.of()));

    opens(alice, "alice@own.test");
    assertThat(signIn(alice, "alice@own.test")).isInstanceOf(SignIn.Admitted.class);
    assertThat(signIn(alice, "bob@other.test"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.NOT_AUTHORIZED_AS));
    opensNothing(house.client("CN=Nobody", "nobody@own.test"));
    opensNothing(house.client("CN=alice@own.test", ""));
  }

  @Test
  void subjectNamesTheAccountIfConfigured() {
    done(trust(CertificateMapping.COMMON_NAME, "{value}@own.test", List.of()));
    opens(house.client("CN=alice", ""), "alice@own.test");
    assertThat(
            directory
                .clientAuthorities()
                .change(
                    ADMINISTRATOR,
                    "house",
                    new AttributeValues()
                        .with(ClientAuthorityType.MAPPING, CertificateMapping.SUBJECT_MAIL.word())
                        .with(ClientAuthorityType.PATTERN, "{local}@own.test"),
                    OptionalLong.empty()))
        .isInstanceOf(Answer.Done.class);

    opens(house.client("CN=x,E=alice@elsewhere.test", ""), "alice@own.test");
    opensNothing(house.client("CN=alice", ""));
  }

  @Test
  void authorityIsTrustedForItsDomainsOnly() {
    done(trust(CertificateMapping.MAIL, "{value}", List.of("own.test")));

    opens(house.client("CN=a", "alice@own.test"), "alice@own.test");
    opensNothing(house.client("CN=b", "bob@other.test"));
  }

  @Test
  void expiredRevokedOrServerCertificatesAreRejected() {
    done(trust(CertificateMapping.MAIL, "{value}", List.of(), "01:00"));

    opensNothing(house.client("CN=revoked", "alice@own.test"));
    opens(house.client("CN=good", "alice@own.test"), "alice@own.test");
    opensNothing(house.ended("alice@own.test"));
    opensNothing(house.server("alice@own.test"));
    opensNothing(new TestCertificateAuthority().client("CN=other", "alice@own.test"));
  }

  @Test
  void disabledAccountCannotSignInByCertificate() {
    done(trust(CertificateMapping.MAIL, "{value}", List.of()));
    X509Certificate alice = house.client("CN=a", "alice@own.test");
    opens(alice, "alice@own.test");

    switchOff("alice@own.test");

    assertThat(signIn(alice, "")).isEqualTo(new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED));
  }

  private void switchOff(String address) {
    done(
        directory
            .accounts()
            .change(
                ADMINISTRATOR,
                address,
                new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false)),
                OptionalLong.empty()));
  }

  @Test
  void invalidCertificateOfAnAuthorityIsRefused() {
    assertThat(
            directory
                .clientAuthorities()
                .create(
                    ADMINISTRATOR,
                    new AttributeValues()
                        .with(ClientAuthorityType.NAME, "x")
                        .with(
                            ClientAuthorityType.CERTIFICATES,
                            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"))
                .asFailure()
                .orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Invalid.class, wrong -> assertThat(wrong.field()).isEqualTo("certificates"));
  }
}
