package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTokenTest {

  @Test
  void belongsToItsSecretAlone() {
    String token = FormToken.of("one session");
    assertThat(FormToken.matches("one session", token)).isTrue();
    assertThat(FormToken.matches("another session", token)).isFalse();
  }

  @Test
  void tellsNothingOfTheSecret() {
    assertThat(FormToken.of("one session")).doesNotContain("session").hasSize(43);
  }

  @Test
  void missingOrEmptyIsWrong() {
    assertThat(FormToken.matches("one session", null)).isFalse();
    assertThat(FormToken.matches("one session", "")).isFalse();
  }
}
