package org.carillon.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebTransportTest {

  @Test
  void httpsIsRequiredForHostsWithSignedCertificatesOnly() throws Exception {
    var names =
        WebTransport.vouchedFor(
            List.of(
                WebKeyStoreTest.certificate("localhost"), WebKeyStoreTest.signed("mail.example")));

    assertThat(names).containsExactly("mail.example");
  }

  @Test
  void hostMatchesItsNameOrAWildcard() {
    var names = Set.of("mail.example", "*.wild.example");

    assertThat(WebTransport.isAmong(names, "Mail.Example")).isTrue();
    assertThat(WebTransport.isAmong(names, "a.wild.example")).isTrue();
    assertThat(WebTransport.isAmong(names, "a.b.wild.example")).isFalse();
    assertThat(WebTransport.isAmong(names, "localhost")).isFalse();
  }

  @Test
  void strictTransportSecurityLastsTheConfiguredTime() {
    assertThat(WebTransport.value(Duration.ofDays(365))).contains("max-age=31536000");
    assertThat(WebTransport.value(Duration.ZERO)).isEmpty();
  }
}
