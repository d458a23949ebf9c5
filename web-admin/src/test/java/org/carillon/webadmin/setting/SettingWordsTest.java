package org.carillon.webadmin.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.carillon.settings.Reading;
import org.carillon.settings.SettingType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingWordsTest {
  private static final SettingType.Time SPAN =
      new SettingType.Time(Duration.ZERO, Duration.ofDays(3_650));
  private static final SettingType.Whole SIZE = new SettingType.Whole(0, Long.MAX_VALUE, "octets");
  private static final SettingType.Whole COUNT = new SettingType.Whole(1, 1_000_000, "connections");

  private final SettingWords english = new SettingWords(new BundleTexts(Locale.UK));
  private final SettingWords german = new SettingWords(new BundleTexts(Locale.GERMANY));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT720H  | 30 days          | 30 Tage",
        "PT36H   | 36 hours         | 36 Stunden",
        "PT5M    | 5 minutes        | 5 Minuten",
        "PT1S    | 1 second         | 1 Sekunde",
        "PT0S    | 0 seconds        | 0 Sekunden",
        "PT0.1S  | 100 milliseconds | 100 Millisekunden",
        "PT87600H| 3,650 days       | 3.650 Tage",
      })
  void durationsRoundTripThroughWords(String stored, String inEnglish, String inGerman) {
    assertThat(english.shown(SPAN, stored)).isEqualTo(inEnglish);
    assertThat(german.shown(SPAN, stored)).isEqualTo(inGerman);
    assertThat(english.read(SPAN, inEnglish)).isEqualTo(new Reading.Valid<>(stored));
    assertThat(german.read(SPAN, inGerman)).isEqualTo(new Reading.Valid<>(stored));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "45 days               | PT1080H",
        "1 day 12 hours        | PT36H",
        "1 h 30 min            | PT1H30M",
        "1h30m                 | PT1H30M",
        "2 weeks               | PT336H",
        "1.5 hours             | PT1H30M",
        "1 day and 1 minute    | PT24H1M",
        "PT5M                  | PT5M",
        "p2d                   | PT48H",
        "0                     | PT0S",
        "1 year                | PT8760H",
      })
  void durationsAreReadInManyNotations(String typed, String stored) {
    assertThat(english.read(SPAN, typed)).isEqualTo(new Reading.Valid<>(stored));
    assertThat(german.read(SPAN, typed)).isEqualTo(new Reading.Valid<>(stored));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0           | 0 bytes         | 0 Bytes",
        "1           | 1 byte          | 1 Byte",
        "2000000000  | 2 GB            | 2 GB",
        "52428800    | 50 MiB          | 50 MiB",
        "1048576     | 1 MiB           | 1 MiB",
        "1234567     | 1,234,567 bytes | 1.234.567 Bytes",
        "1099511627776 | 1 TiB         | 1 TiB",
      })
  void sizesRoundTripThroughWords(String stored, String inEnglish, String inGerman) {
    assertThat(english.shown(SIZE, stored)).isEqualTo(inEnglish);
    assertThat(german.shown(SIZE, stored)).isEqualTo(inGerman);
    assertThat(english.read(SIZE, inEnglish)).isEqualTo(new Reading.Valid<>(stored));
    assertThat(german.read(SIZE, inGerman)).isEqualTo(new Reading.Valid<>(stored));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 GB     | 2000000000 | 2000000000",
        "2gb      | 2000000000 | 2000000000",
        "1.5 GB   | 1500000000 | 1500000000",
        "1,5 GB   | 1500000000 | 1500000000",
        "500K     | 500000     | 500000",
        "64 KiB   | 65536      | 65536",
        "4096     | 4096       | 4096",
        "1,024 KB | 1024000    | 1024",
        "1.024 KB | 1024       | 1024000",
      })
  void sizesAreReadInManyNotations(String typed, String inEnglish, String inGerman) {
    assertThat(english.read(SIZE, typed)).isEqualTo(new Reading.Valid<>(inEnglish));
    assertThat(german.read(SIZE, typed)).isEqualTo(new Reading.Valid<>(inGerman));
  }

  @ParameterizedTest
  @CsvSource({"45", "45 moons", "days", "-1 day", "1 day 5", "99999999999999999999 days", "''"})
  void invalidDurationIsExplained(String typed) {
    assertThat(english.read(SPAN, typed))
        .isEqualTo(
            new Reading.Invalid<>(
                "Enter a number and a unit of time, for example 30 minutes, 12 hours or 45 days."));
  }

  @Test
  void allowedRangeIsShownInTheUnitsOfTheInput() {
    var days = new SettingType.Time(Duration.ofHours(1), Duration.ofDays(30));
    var speed = new SettingType.Whole(65_536, 1L << 40, "octets per second");

    assertThat(english.allowed(days)).isEqualTo("1 hour to 30 days");
    assertThat(german.allowed(days)).isEqualTo("1 Stunde bis 30 Tage");
    assertThat(english.allowed(SIZE)).isEqualTo("0 bytes or more");
    assertThat(english.allowed(speed)).isEqualTo("64 KiB per second to 1 TiB per second");
    assertThat(english.allowed(COUNT)).isEqualTo("1 to 1,000,000");
    assertThat(english.unit(COUNT)).isEqualTo("connections");
    assertThat(german.unit(COUNT)).isEqualTo("Verbindungen");
    assertThat(english.read(days, "31 days"))
        .isEqualTo(
            new Reading.Invalid<>("This value is not possible. Allowed: 1 hour to 30 days."));
    assertThat(english.read(COUNT, "1,000")).isEqualTo(new Reading.Valid<>("1000"));
  }

  @Test
  void eachLineOfAListIsOneValue() {
    var several = new SettingType.ListOf<>(SPAN, 30);

    assertThat(english.shown(several, "PT5M\nPT1H")).isEqualTo("5 minutes\n1 hour");
    assertThat(english.read(several, "5 minutes\n\n1 hour"))
        .isEqualTo(new Reading.Valid<>("PT5M\nPT1H"));
    assertThat(english.read(several, "5 minutes\nsoon"))
        .isEqualTo(
            new Reading.Invalid<>(
                "“soon”: Enter a number and a unit of time, for example 30 minutes, 12 hours or 45"
                    + " days."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2000000000 | 2 GB       |               | 2 GB",
        "52428800   | 50 MiB     | about 52.4 MB | 50 MiB",
        "1025       | 1,025 bytes| about 1 KB    | 1.025 Bytes",
        "640        | 640 bytes  |               | 640 Bytes",
      })
  void unevenSizeIsAlsoShownRounded(String stored, String told, String about, String inGerman) {
    assertThat(english.told(SIZE, stored)).isEqualTo(told);
    assertThat(english.about(SIZE, stored)).isEqualTo(about == null ? "" : about);
    assertThat(german.told(SIZE, stored)).isEqualTo(inGerman);
  }

  @Test
  void limitJustBelowARoundNumberIsShownRound() {
    SettingType.Whole size = new SettingType.Whole(65_536, Integer.MAX_VALUE, "octets");
    assertThat(english.allowed(size)).isEqualTo("64 KiB to 2 GiB");
    assertThat(english.read(size, "2 GiB")).isEqualTo(new Reading.Valid<>("2147483647"));
    assertThat(english.shown(size, "2147483647")).isEqualTo("2 GiB");
    assertThat(english.read(size, "2147483649")).isInstanceOf(Reading.Invalid.class);
  }

  @Test
  void changedSettingIsShownWithItsUnit() {
    assertThat(english.told(SPAN, "PT1080H")).isEqualTo("45 days");
    assertThat(english.told(COUNT, "10")).isEqualTo("10 connections");
    assertThat(english.told(new SettingType.Switch(), "true")).isEqualTo("On");
    assertThat(english.told(SPAN, "no span")).isEqualTo("no span");
  }
}
