package org.carillon.account.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the host names that are accepted as names on the Internet. */
class HostNameOnInternetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"mail.example.com", "MAIL.Example.COM", "xn--mnchen-3ya.example", "a.b.test"})
  void multiLabelNamesAreOnTheInternet(String name) {
    assertThat(HostSettings.isOnInternet(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost.localdomain",
        "mail",
        "mail.local",
        "mail.localhost",
        "mail.internal",
        "mail.home.arpa",
        "192.0.2.7",
        ""
      })
  void localNamesAreNotOnTheInternet(String name) {
    assertThat(HostSettings.isOnInternet(name)).isFalse();
  }
}
