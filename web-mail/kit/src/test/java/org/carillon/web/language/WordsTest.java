package org.carillon.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void pluralsFollowTheLanguage() {
    var russian =
        new Words(
            Map.of(
                "found",
                "{0, plural, =0 {ничего} one {# письмо} few {# письма} many {# писем} other {#"
                    + " письма}}"),
            Locale.of("ru"));
    assertThat(russian.of("found", 0)).isEqualTo("ничего");
    assertThat(russian.of("found", 21)).isEqualTo("21 письмо");
    assertThat(russian.of("found", 3)).isEqualTo("3 письма");
    assertThat(russian.of("found", 1_005L)).isEqualTo("1\u00a0005 писем");
  }

  @Test
  void bracesAreLiteralWithoutParameters() {
    var words = new Words(Map.of("help", "{user} is what is before the @"), Locale.GERMAN);
    assertThat(words.of("help")).isEqualTo("{user} is what is before the @");
  }

  @Test
  void numbersUseTheDigitsOfTheRegion() {
    Map<String, String> sentences = Map.of("found", "{0}");
    assertThat(new Words(sentences, Locale.of("ar", "EG")).of("found", 12)).isEqualTo("١٢");
    assertThat(new Words(sentences, Locale.of("ar", "MA")).of("found", 12)).isEqualTo("12");
  }

  @Test
  void parametersAreIsolatedInRightToLeftTexts() {
    Map<String, String> sentences = Map.of("to", "{0}:");
    assertThat(new Words(sentences, Locale.of("he")).of("to", "ann@example.com"))
        .isEqualTo("\u2068ann@example.com\u2069:");
    assertThat(new Words(sentences, Locale.GERMAN).of("to", "ann@example.com"))
        .isEqualTo("ann@example.com:");
  }

  @Test
  void datesUseTheCalendarAndDigitsOfTheRegion() {
    assertThat(date("th-TH")).contains("2569");
    assertThat(date("ar-EG")).contains("٢٠٢٦");
    assertThat(date("de-AT")).isEqualTo("24.11.2026");
    assertThat(date("en-US")).isEqualTo("Nov 24, 2026");
  }

  private static String date(String tag) {
    Locale habits = Languages.withHabits(Locale.forLanguageTag(tag));
    return LocalDate.of(2026, 11, 24)
        .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).localizedBy(habits));
  }

  @Test
  void languagesAreListedByTheirOwnNames() {
    assertThat(Languages.ownName("ar")).isEqualTo("العربية");
    assertThat(Languages.ownName("fr")).isEqualTo("Français");
    assertThat(Languages.exists("sv")).isTrue();
    assertThat(Languages.exists("qq")).isFalse();
  }
}
