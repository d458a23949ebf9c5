package org.carillon.webadmin.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.listener.Certificate;
import org.junit.jupiter.api.Test;

/** Tests that the certificate with the most trust among clients is shown. */
class ServerCertificateStatusTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private static Certificate certificate(String name, String issuer, int days) {
    return new Certificate(
        1,
        Optional.empty(),
        List.of(name),
        "CN=" + name,
        issuer,
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(days)),
        false);
  }

  @Test
  void wildcardCoversOneLabel() {
    assertThat(ServerCertificateStatus.covers("*.example.org", "Mail.example.org")).isTrue();
    assertThat(ServerCertificateStatus.covers("*.example.org", "a.mail.example.org")).isFalse();
    assertThat(ServerCertificateStatus.covers("*.example.org", "example.org")).isFalse();
    assertThat(ServerCertificateStatus.covers("MAIL.example.org", "mail.example.org")).isTrue();
  }

  @Test
  void authoritysCertificateIsPreferredToASelfSignedOne() {
    Certificate own = certificate("mail.example.org", "CN=mail.example.org", 3_000);
    Certificate vouched = certificate("mail.example.org", "CN=Authority", 60);
    Certificate other = certificate("www.example.org", "CN=Authority", 90);
    assertThat(ServerCertificateStatus.best(List.of(own, vouched, other), "mail.example.org"))
        .contains(vouched);
    assertThat(ServerCertificateStatus.best(List.of(other), "mail.example.org")).isEmpty();
  }

  @Test
  void selfSignedCertificateIsAWarning() {
    var own =
        new ServerCertificateStatus.Found(Optional.of(certificate("a.test", "CN=a.test", 3_000)));
    assertThat(own.word()).isEqualTo("own");
    assertThat(own.kind(NOW)).isEqualTo("warn");
    var ended =
        new ServerCertificateStatus.Found(Optional.of(certificate("a.test", "CN=Authority", -1)));
    assertThat(ended.kind(NOW)).isEqualTo("bad");
    var vouched =
        new ServerCertificateStatus.Found(Optional.of(certificate("a.test", "CN=Authority", 60)));
    assertThat(vouched.isGood(NOW)).isTrue();
    assertThat(new ServerCertificateStatus.Found(Optional.empty()).kind(NOW)).isEqualTo("bad");
  }
}
