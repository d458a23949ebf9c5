package org.carillon.transport;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Whole;

/** How people hear of what is in their quarantine. */
public final class QuarantineSettings implements SettingSource {

  public static final Setting<Boolean> DIGEST =
      Setting.ofAccount(
          "quarantine.digest",
          new Switch(),
          true,
          "Daily list of the quarantine",
          "People are sent a list of what came into their quarantine since the last one, once a"
              + " day and only if there is something new. Each message has links that deliver it,"
              + " allow its sender, or block him; they lead to the address of the webmail and need"
              + " no sign-in.");

  public static final Setting<Long> DIGEST_HOUR =
      Setting.ofAccount(
          "quarantine.digest-hour",
          new Whole(0, 23, "o'clock"),
          7L,
          "Hour of the list of the quarantine",
          "When the list is sent, in the time zone of the server.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(DIGEST, DIGEST_HOUR);
  }
}
