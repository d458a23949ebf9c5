package org.carillon.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingRegistry;
import org.junit.jupiter.api.Test;

class SettingsInOtherLanguagesTest {
  private static final ResourceBundle GERMAN =
      ResourceBundle.getBundle("org.carillon.webadmin.words", Locale.GERMAN);

  @Test
  void whatIsTranslatedIsASetting() {
    Set<String> known =
        SettingRegistry.all().stream()
            .map(Setting::key)
            .map(key -> key.replaceFirst("^listener\\.[^.]+\\.(.+)$", "listener.any.$1"))
            .collect(Collectors.toSet());

    assertThat(GERMAN.keySet())
        .filteredOn(key -> key.startsWith("setting."))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            key ->
                assertThat(known)
                    .contains(key.substring("setting.".length(), key.lastIndexOf('.'))));
  }
}
