package org.carillon.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReaderLocaleTest {
  private static final List<String> KNOWN = List.of("ar", "de", "en", "he");

  @Test
  void chosenLanguagePrecedesTheBrowsersButKeepsItsRegion() {
    assertThat(ReaderLocale.of("de", List.of(Locale.US, Locale.of("de", "AT")), KNOWN))
        .isEqualTo(Locale.of("de", "AT"));
    assertThat(ReaderLocale.of("ar", List.of(Locale.US), KNOWN)).isEqualTo(Locale.of("ar"));
  }

  @Test
  void firstAvailableLanguageIsUsed() {
    List<Locale> accepted = List.of(Locale.of("sv"), Locale.forLanguageTag("iw-IL"), Locale.GERMAN);
    assertThat(ReaderLocale.of("auto", accepted, KNOWN)).isEqualTo(Locale.of("he", "IL"));
    assertThat(ReaderLocale.of("tlh", List.of(), KNOWN)).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void localeExtensionsAreDropped() {
    Locale odd = Locale.forLanguageTag("ar-SA-x-anything-u-nu-thai");
    assertThat(ReaderLocale.of("auto", List.of(odd), KNOWN)).isEqualTo(Locale.of("ar", "SA"));
  }
}
