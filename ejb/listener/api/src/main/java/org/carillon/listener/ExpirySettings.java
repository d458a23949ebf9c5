package org.carillon.listener;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of certificate expiry. */
public final class ExpirySettings implements SettingSource {

  /** The numbers of days before the expiry at which administrators are notified. */
  public static final Setting<List<String>> ALERT_DAYS =
      Setting.ofServer(
          "tls.alert-days",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("[1-9][0-9]{0,2}"), 3, "a number of days from 1 to 999"),
              10),
          List.of("30", "14", "7", "1"),
          "Certificate expiry warnings",
          "This many days before a certificate in use expires, administrators of the server"
              + " or its domain who have a mailbox here get a message, one for each number. Numbers"
              + " above a quarter of the certificate's lifetime are ignored. Empty: no messages;"
              + " the health page still warns.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ALERT_DAYS);
  }
}
