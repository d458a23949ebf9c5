package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {

  @Test
  void aLineOfUsualLengthStays() {
    assertThat(Shortened.of("x".repeat(300))).isEqualTo("x".repeat(300));
  }

  @Test
  void aLongerOneIsCut() {
    assertThat(Shortened.of("x".repeat(60_000))).isEqualTo("x".repeat(300) + "…");
  }

  @Test
  void noCharacterIsCutInTwo() {
    String family = "👩\u200d👩\u200d👧";
    assertThat(Shortened.of("x" + family.repeat(100)))
        .isEqualTo("x" + family.repeat(299 / family.length()) + "…");
    assertThat(Shortened.of("x".repeat(299) + "e\u0301" + "x")).isEqualTo("x".repeat(299) + "…");
  }

  @Test
  void aLetterUnderHundredsOfAccentsIsCutBetweenCodePoints() {
    assertThat(Shortened.of("e" + "\u0301".repeat(1_000))).hasSize(301);
    String marks = "e" + "\ud834\udd65".repeat(500);
    assertThat(Shortened.of(marks)).hasSize(300).doesNotContain("\ufffd").endsWith("\udd65…");
  }

  @Test
  void nothingTurnsRoundWhatStandsBesideIt() {
    assertThat(Shortened.of("\u202ebill\u2067gpj.exe")).isEqualTo("billgpj.exe");
    assertThat(Shortened.of("\u200fשלום\u200e")).isEqualTo("\u200fשלום\u200e");
  }
}
