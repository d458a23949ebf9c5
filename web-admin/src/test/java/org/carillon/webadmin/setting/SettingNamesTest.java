package org.carillon.webadmin.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.carillon.settings.SettingRegistry;
import org.carillon.settings.SettingSection;
import org.carillon.settings.SettingType;
import org.carillon.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that groups, sections and choices of settings have names in the reader's language. */
class SettingNamesTest {
  static Stream<Texts> languages() {
    return Stream.of(new BundleTexts(Locale.ROOT), new BundleTexts(Locale.GERMAN));
  }

  @Test
  void settingSectionsAndGroupsHaveGermanNames() {
    var german = new BundleTexts(Locale.GERMAN);
    assertThat(SettingRegistry.all())
        .map(setting -> SettingSection.of(setting.key()))
        .allSatisfy(
            section -> {
              String name =
                  section
                      .service()
                      .map(service -> "service." + service)
                      .orElse("section." + section.key());
              assertThat(german.knows(name)).as(name).isTrue();
              assertThat(german.knows("group." + section.group().key())).as(name).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("languages")
  void settingChoicesHaveTitles(Texts texts) {
    var words = new SettingWords(texts);
    assertThat(SettingRegistry.all())
        .allSatisfy(
            setting -> {
              if (setting.type() instanceof SettingType.Choice<?> choice) {
                assertThat(choice.words())
                    .as(setting.key())
                    .noneMatch(word -> words.choice(setting, word).equals(word));
              }
            });
  }
}
