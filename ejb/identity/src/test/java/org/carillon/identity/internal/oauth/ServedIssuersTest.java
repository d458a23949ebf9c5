package org.carillon.identity.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.oauth.Issuers;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the issuers as which the server may be asked. */
class ServedIssuersTest extends OwnIdentityTest {
  private Issuers issuers;

  @BeforeEach
  void begin() {
    long domain = directory.domain("example.test").id();
    directory.set(Scope.domain(domain), "web.address", "https://webmail.hoster.test/mail");
    directory.set(Scope.server(), "mail.host-name", "mx.hoster.test");
    issuers = new ServedIssuers(directory.addresses(), directory.settings());
  }

  @ParameterizedTest
  @CsvSource({
    "example.test, https://example.test",
    "Mail.Example.test:8443, https://mail.example.test:8443",
    "a.b.example.test:443, https://a.b.example.test",
    "webmail.hoster.test, https://webmail.hoster.test",
    "mx.hoster.test, https://mx.hoster.test",
    "localhost:8443, https://localhost:8443",
    "127.0.0.1:8443, https://127.0.0.1:8443",
    "[::1]:8443, https://[::1]:8443"
  })
  void configuredHostsAreIssuers(String host, String issuer) {
    assertThat(issuers.served(host)).contains(issuer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hoster.test",
        "evil.test",
        "example.test.evil.test",
        "anexample.test",
        "192.0.2.1",
        "[2001:db8::1]",
        "a..example.evil",
        "example.test:99999999",
        ""
      })
  void otherHostsAreNoIssuers(String host) {
    assertThat(issuers.served(host)).isEmpty();
  }

  @Test
  void anAbsentHostHasNoIssuer() {
    assertThat(issuers.served(null)).isEmpty();
  }
}
