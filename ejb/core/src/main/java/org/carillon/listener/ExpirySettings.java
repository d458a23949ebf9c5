package org.carillon.listener;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What administrators may set about certificates that end. */
public final class ExpirySettings implements SettingSource {

  /** When administrators are told. */
  public static final Setting<List<String>> ALERT_DAYS =
      Setting.ofServer(
          "tls.alert-days",
          new SettingType.ListOf<>(
              new SettingType.Text(Pattern.compile("[1-9][0-9]{0,2}"), 3, "a number of days"), 10),
          List.of("30", "14", "7", "1"),
          "Ending certificates told by mail",
          "So many days before a certificate ends that is in use, those who administer the server or"
              + " its domain by an account of theirs are sent a message, once for each number."
              + " Numbers of more than a quarter of a certificate's life are left out. None: nobody"
              + " is written to; health tells all the same.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ALERT_DAYS);
  }
}
