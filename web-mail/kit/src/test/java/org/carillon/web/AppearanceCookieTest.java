package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.account.setting.Appearance;
import org.junit.jupiter.api.Test;

class AppearanceCookieTest {
  private static final Appearance AUTOMATIC =
      new Appearance(Appearance.Theme.AUTO, Appearance.Density.NORMAL, Appearance.AUTO);

  @Test
  void whatIsWrittenIsRead() {
    Appearance appearance = new Appearance(Appearance.Theme.DARK, Appearance.Density.COMPACT, "de");
    assertThat(AppearanceCookie.text(appearance)).isEqualTo("dark.compact.de");
    assertThat(AppearanceCookie.parse("dark.compact.de")).isEqualTo(appearance);
  }

  @Test
  void whatIsNotKnownBecomesAutomatic() {
    assertThat(AppearanceCookie.parse("")).isEqualTo(AUTOMATIC);
    assertThat(AppearanceCookie.parse("<script>.huge.Klingon.more.than.that")).isEqualTo(AUTOMATIC);
    assertThat(AppearanceCookie.parse("dark"))
        .isEqualTo(
            new Appearance(Appearance.Theme.DARK, Appearance.Density.NORMAL, Appearance.AUTO));
  }
}
