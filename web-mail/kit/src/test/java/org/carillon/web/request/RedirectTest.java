package org.carillon.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {

  @ParameterizedTest
  @ValueSource(strings = {"/mail", "/mail?f=1&q=a%20b", "/"})
  void ownPagesAreLocal(String path) {
    assertThat(Redirect.isLocal(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mail",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/mail\r\nSet-Cookie: a=b"
      })
  void otherAddressesAreNotLocal(String path) {
    assertThat(Redirect.isLocal(path)).isFalse();
  }
}
