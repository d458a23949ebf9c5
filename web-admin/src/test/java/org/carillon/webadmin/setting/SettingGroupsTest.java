package org.carillon.webadmin.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.settings.SettingRegistry;
import org.carillon.settings.SettingType;
import org.carillon.web.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody reads the words by which programs know areas, groups and choices. */
class SettingGroupsTest {
  private static final Set<String> AREAS =
      SettingRegistry.all().stream()
          .map(setting -> SettingGroups.area(setting.key()))
          .collect(Collectors.toSet());

  static Stream<Texts> languages() {
    return Stream.of(new SaidByBundle(Locale.ROOT), new SaidByBundle(Locale.GERMAN));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyAreaStandsByItsNameInAGroupWithAName(Texts texts) {
    assertThat(AREAS)
        .allSatisfy(area -> assertThat(texts.knows("area." + area)).as(area).isTrue())
        .allSatisfy(
            area -> {
              String group = SettingGroups.of(area);
              assertThat(SettingGroups.with(Set.of(area))).containsExactly(group);
              assertThat(texts.knows("group." + group)).as(group).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyChoiceIsSaidInWords(Texts texts) {
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
