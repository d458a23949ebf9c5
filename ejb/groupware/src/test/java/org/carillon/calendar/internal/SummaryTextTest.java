package org.carillon.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
  private static final SummaryText WORDS =
      new SummaryText(List.of(List.of("roof", "meeting", "plan"), List.of("munchen")));

  @Test
  void wordsMatchByPrefixIgnoringCaseAndAccents() {
    assertThat(WORDS.have("Roof")).isTrue();
    assertThat(WORDS.have("münch")).isTrue();
    assertThat(WORDS.have("oof")).isFalse();
  }

  @Test
  void severalWordsMatchAsAPhrase() {
    assertThat(WORDS.have("roof-meeting")).isTrue();
    assertThat(WORDS.have("roof meeting pl")).isTrue();
    assertThat(WORDS.have("roof plan")).isFalse();
    assertThat(WORDS.have("roo meeting")).isFalse();
    assertThat(WORDS.have("plan munchen")).isFalse();
  }

  @Test
  void punctuationMatchesEverything() {
    assertThat(WORDS.have("&")).isTrue();
  }
}
