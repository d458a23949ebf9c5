package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.contract.net.WebOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {
  private static final String HOST = "mail.example.test:8443";

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "anything-new"})
  void crossSiteFetchMetadataIsForeign(String site) {
    assertThat(WebOrigin.isForeign(site, null, HOST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  void sameOriginFetchMetadataIsNotForeign(String site) {
    assertThat(WebOrigin.isForeign(site, null, HOST)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "https://mail.example.test", "null", "https://", "::::"})
  void otherOriginHeaderIsForeign(String origin) {
    assertThat(WebOrigin.isForeign(null, origin, HOST)).isTrue();
  }

  @Test
  void ownOrMissingOriginIsNotForeign() {
    assertThat(WebOrigin.isForeign(null, "https://MAIL.example.test:8443", HOST)).isFalse();
    assertThat(WebOrigin.isForeign(null, null, HOST)).isFalse();
  }
}
