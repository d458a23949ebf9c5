package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.account.setting.Look;
import org.junit.jupiter.api.Test;

class LookCookieTest {
  private static final Look AUTOMATIC =
      new Look(Look.Theme.AUTO, Look.Density.NORMAL, Look.Language.AUTO);

  @Test
  void whatIsWrittenIsRead() {
    Look look = new Look(Look.Theme.DARK, Look.Density.COMPACT, Look.Language.DE);
    assertThat(LookCookie.text(look)).isEqualTo("dark.compact.de");
    assertThat(LookCookie.parse("dark.compact.de")).isEqualTo(look);
  }

  @Test
  void whatIsNotKnownBecomesAutomatic() {
    assertThat(LookCookie.parse("")).isEqualTo(AUTOMATIC);
    assertThat(LookCookie.parse("<script>.huge.tlh.more.than.that")).isEqualTo(AUTOMATIC);
    assertThat(LookCookie.parse("dark"))
        .isEqualTo(new Look(Look.Theme.DARK, Look.Density.NORMAL, Look.Language.AUTO));
  }
}
