package org.carillon.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.carillon.account.setting.TimeFormats;
import org.junit.jupiter.api.Test;

class WrittenTimesTest {
  private static final ZonedDateTime AFTERNOON =
      ZonedDateTime.of(2026, 11, 5, 13, 7, 0, 0, ZoneId.of("Europe/Berlin"));

  private static WrittenTimes written(
      TimeFormats.Clock clock, TimeFormats.Days days, String language) {
    return new WrittenTimes(
        new TimeFormats("", clock, days, TimeFormats.Week.AUTO),
        Languages.withHabits(Locale.forLanguageTag(language)));
  }

  @Test
  void chosenClockAppliesInEveryLanguage() {
    var day = TimeFormats.Days.AUTO;
    assertThat(written(TimeFormats.Clock.TWENTY_FOUR, day, "en-US").hour(AFTERNOON))
        .isEqualTo("13:07");
    assertThat(written(TimeFormats.Clock.TWELVE, day, "de").hour(AFTERNOON)).matches("1:07\\hPM");
    for (String language : Languages.STOCK) {
      for (TimeFormats.Clock clock : TimeFormats.Clock.values()) {
        WrittenTimes times = written(clock, day, language);
        assertThat(times.moment(AFTERNOON)).as(language).isNotBlank();
        assertThat(times.hour(AFTERNOON)).as(language).isNotBlank();
      }
    }
  }

  @Test
  void isoDatesAreTheSameInEveryLanguage() {
    var clock = TimeFormats.Clock.TWENTY_FOUR;
    for (String language : Languages.STOCK) {
      WrittenTimes times = written(clock, TimeFormats.Days.ISO, language);
      assertThat(times.day(AFTERNOON, true)).as(language).isEqualTo("2026-11-05");
      assertThat(times.moment(AFTERNOON)).as(language).startsWith("2026-11-05 ");
    }
  }

  @Test
  void defaultTimesFollowLanguageAndRegion() {
    WrittenTimes english = written(TimeFormats.Clock.AUTO, TimeFormats.Days.AUTO, "en-US");
    assertThat(english.hour(AFTERNOON)).matches("1:07\\hPM");
    assertThat(english.day(AFTERNOON, true)).isEqualTo("Nov 5");
    WrittenTimes german = written(TimeFormats.Clock.AUTO, TimeFormats.Days.AUTO, "de");
    assertThat(german.hour(AFTERNOON)).isEqualTo("13:07");
  }

  @Test
  void timeZonesAreNamedByPlaceFromWestToEast() {
    var now = Instant.parse("2026-01-01T00:00:00Z");
    var all = TimeZones.all(Locale.GERMAN, now);
    assertThat(all).hasSizeGreaterThan(300);
    assertThat(all)
        .contains(
            new TimeZones.Choice("Europe/Berlin", "(UTC+01:00) Berlin, Deutschland"),
            new TimeZones.Choice("Asia/Kolkata", "(UTC+05:30) Kalkutta, Indien"));
    assertThat(all.getFirst().label()).startsWith("(UTC-11:00)");
    assertThat(all).allSatisfy(each -> assertThat(ZoneId.of(each.id())).isNotNull());
  }
}
