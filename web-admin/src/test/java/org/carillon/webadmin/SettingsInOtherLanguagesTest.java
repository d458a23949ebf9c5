package org.carillon.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingRegistry;
import org.junit.jupiter.api.Test;

class SettingsInOtherLanguagesTest {
  private static final ResourceBundle GERMAN =
      ResourceBundle.getBundle("org.carillon.webadmin.words", Locale.GERMAN);

  @Test
  void settingTranslationsMatchTheDeclarations() {
    Set<String> declared =
        SettingRegistry.all().stream()
            .map(Setting::key)
            .map(key -> key.replaceFirst("^listener\\.[^.]+\\.(.+)$", "listener.any.$1"))
            .flatMap(key -> Stream.of("setting." + key + ".title", "setting." + key + ".help"))
            .collect(Collectors.toSet());

    assertThat(GERMAN.keySet().stream().filter(key -> key.matches("setting[.].*[.](title|help)")))
        .containsExactlyInAnyOrderElementsOf(declared);
  }
}
