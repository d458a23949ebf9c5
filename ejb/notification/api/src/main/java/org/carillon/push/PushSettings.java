package org.carillon.push;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of push notifications about new mail. */
public final class PushSettings implements SettingSource {

  public static final Setting<Boolean> ALLOWED =
      Setting.ofAccount(
          "web.push",
          new SettingType.Switch(),
          true,
          "Push notifications",
          "Browsers can show notifications of new mail and reminders while no page is open."
              + " They are sent through the push service of the browser's vendor, encrypted so that"
              + " only the browser can read them; the service learns when one is sent. If it is"
              + " off, nothing is sent, and nobody can subscribe.");

  public static final Setting<String> CONTACT =
      Setting.ofServer(
              "web.push-contact",
              SettingType.Text.any(200),
              "",
              "Contact for push services",
              "The address at which operators of push services can report problems, for"
                  + " example postmaster@example.com. Empty: postmaster at this server's host name.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(ALLOWED, CONTACT);
  }
}
