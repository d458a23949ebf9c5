package org.carillon.webadmin.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Locale;
import org.carillon.account.setting.PasswordSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.webadmin.setting.BundleTexts;
import org.junit.jupiter.api.Test;

class PasswordRuleTest {
  @Test
  void passwordRuleIsShownWithItsNumbers() {
    assertThat(rule(8, 1, Locale.ROOT)).isEqualTo("At least 8 characters.");
    assertThat(rule(12, 3, Locale.ROOT))
        .isEqualTo(
            "At least 12 characters, with 3 or more of these kinds: lower-case letters,"
                + " upper-case letters, digits, others.");
    assertThat(rule(8, 1, Locale.GERMAN)).isEqualTo("Mindestens 8 Zeichen.");
    assertThat(rule(12, 3, Locale.GERMAN)).contains("aus 3 oder mehr dieser Arten");
  }

  private static String rule(long minimum, long kinds, Locale locale) {
    Settings settings =
        (Settings)
            Proxy.newProxyInstance(
                Settings.class.getClassLoader(),
                new Class<?>[] {Settings.class},
                (proxy, method, arguments) ->
                    arguments[0] == PasswordSettings.MINIMUM ? minimum : kinds);
    return PasswordRule.in(Scope.server(), settings, new BundleTexts(locale));
  }
}
