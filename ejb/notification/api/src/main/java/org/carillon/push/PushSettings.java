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
          "Notifications by push services",
          "Browsers may be told of new mail and reminders while no page is open. The message goes"
              + " through the push service of the browser's maker, encrypted so that only the"
              + " browser can read it; the service learns when a message is sent. Off: nothing is"
              + " sent, and nobody can subscribe.");

  public static final Setting<String> CONTACT =
      Setting.ofServer(
              "web.push-contact",
              SettingType.Text.any(200),
              "",
              "Contact for push services",
              "The address that operators of push services write to when there is a problem, such as"
                  + " postmaster@example.com. Empty: postmaster at this server's host name.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(ALLOWED, CONTACT);
  }
}
