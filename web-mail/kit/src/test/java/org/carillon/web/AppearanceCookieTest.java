package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.TimeFormats;
import org.junit.jupiter.api.Test;

class AppearanceCookieTest {
  private static final Appearance AUTOMATIC =
      new Appearance(
          Appearance.Theme.AUTO, Appearance.Density.NORMAL, Appearance.AUTO, TimeFormats.AUTO);

  @Test
  void appearanceRoundTripsThroughTheCookie() {
    Appearance appearance =
        new Appearance(
            Appearance.Theme.DARK,
            Appearance.Density.COMPACT,
            "de",
            new TimeFormats(
                "America/Argentina/Ushuaia",
                TimeFormats.Clock.TWENTY_FOUR,
                TimeFormats.Days.ISO,
                TimeFormats.Week.SUNDAY));
    String text = "dark.compact.de.America~Argentina~Ushuaia.twenty-four.iso.sunday";
    assertThat(AppearanceCookie.text(appearance)).isEqualTo(text);
    assertThat(AppearanceCookie.parse(text)).isEqualTo(appearance);
    assertThat(AppearanceCookie.parse(AppearanceCookie.text(AUTOMATIC))).isEqualTo(AUTOMATIC);
  }

  @Test
  void cookieOfAnEarlierVersionIsRead() {
    assertThat(AppearanceCookie.parse("dark.compact.de"))
        .isEqualTo(
            new Appearance(
                Appearance.Theme.DARK, Appearance.Density.COMPACT, "de", TimeFormats.AUTO));
  }

  @Test
  void unknownAppearanceValuesBecomeAutomatic() {
    assertThat(AppearanceCookie.parse("")).isEqualTo(AUTOMATIC);
    assertThat(AppearanceCookie.parse("<script>.huge.Klingon.Moon~Crater.x.y.z.more"))
        .isEqualTo(AUTOMATIC);
    assertThat(AppearanceCookie.parse("dark"))
        .isEqualTo(
            new Appearance(
                Appearance.Theme.DARK,
                Appearance.Density.NORMAL,
                Appearance.AUTO,
                TimeFormats.AUTO));
  }
}
