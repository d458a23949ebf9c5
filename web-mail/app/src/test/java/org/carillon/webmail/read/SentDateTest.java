package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentDateTest {

  @Test
  void dateIsWrittenInFullWithZoneInTheWritersLanguage() {
    OffsetDateTime sent = OffsetDateTime.of(2026, 11, 21, 13, 11, 5, 0, ZoneOffset.ofHours(-8));

    assertThat(SentDate.of(sent, Locale.UK)).matches("21 November 2026\\W.*13:11 -0800");
    assertThat(SentDate.of(sent, Locale.GERMAN)).matches("21\\. November 2026\\W.*13:11 -0800");
  }

  @Test
  void todayIsWrittenAsADate() {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);

    assertThat(SentDate.of(now, Locale.UK)).contains(Integer.toString(now.getYear()), "+0000");
  }
}
