package org.carillon.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormTokenTest {

  @Test
  void tokenMatchesItsSecretOnly() {
    String token = FormToken.of("one session");
    assertThat(FormToken.matches("one session", token)).isTrue();
    assertThat(FormToken.matches("another session", token)).isFalse();
  }

  @Test
  void tokenDoesNotRevealTheSecret() {
    assertThat(FormToken.of("one session")).doesNotContain("session").hasSize(86);
  }

  @Test
  void tokenDiffersInEveryResponse() {
    Set<String> fours = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      String token = FormToken.of("one session");
      assertThat(FormToken.matches("one session", token)).isTrue();
      assertThat(fours.add(token.substring(0, 8))).isTrue();
      assertThat(fours.add(token.substring(token.length() - 8))).isTrue();
    }
  }

  @Test
  void malformedTokenIsWrong() {
    assertThat(FormToken.matches("one session", "A".repeat(86))).isFalse();
    assertThat(FormToken.matches("one session", "*".repeat(86))).isFalse();
    assertThat(FormToken.matches("one session", "A".repeat(1_000))).isFalse();
  }

  @Test
  void missingOrEmptyTokenIsWrong() {
    assertThat(FormToken.matches("one session", null)).isFalse();
    assertThat(FormToken.matches("one session", "")).isFalse();
  }
}
