package org.carillon.webadmin.directory;

import org.carillon.account.setting.PasswordSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.web.Texts;

/** The requirements for a new password, in words. */
final class PasswordRule {
  private PasswordRule() {}

  static String in(Scope scope, Settings settings, Texts texts) {
    return texts.of(
        "accounts.password.rule",
        settings.value(PasswordSettings.MINIMUM, scope),
        settings.value(PasswordSettings.CLASSES, scope));
  }
}
