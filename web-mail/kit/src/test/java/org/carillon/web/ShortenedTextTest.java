package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTextTest {

  @Test
  void lineOfUsualLengthIsUnchanged() {
    assertThat(ShortenedText.of("x".repeat(300))).isEqualTo("x".repeat(300));
  }

  @Test
  void longLineIsCut() {
    assertThat(ShortenedText.of("x".repeat(60_000))).isEqualTo("x".repeat(300) + "…");
  }

  @Test
  void graphemesAreNotCut() {
    String family = "👩\u200d👩\u200d👧";
    assertThat(ShortenedText.of("x" + family.repeat(100)))
        .isEqualTo("x" + family.repeat(299 / family.length()) + "…");
    assertThat(ShortenedText.of("x".repeat(299) + "e\u0301" + "x"))
        .isEqualTo("x".repeat(299) + "…");
  }

  @Test
  void combiningMarksAreCutBetweenCodePoints() {
    assertThat(ShortenedText.of("e" + "\u0301".repeat(1_000))).hasSize(301);
    String marks = "e" + "\ud834\udd65".repeat(500);
    assertThat(ShortenedText.of(marks)).hasSize(300).doesNotContain("\ufffd").endsWith("\udd65…");
  }

  @Test
  void directionControlsAreRemoved() {
    assertThat(ShortenedText.of("\u202ebill\u2067gpj.exe")).isEqualTo("billgpj.exe");
    assertThat(ShortenedText.of("\u200fשלום\u200e")).isEqualTo("\u200fשלום\u200e");
  }
}
