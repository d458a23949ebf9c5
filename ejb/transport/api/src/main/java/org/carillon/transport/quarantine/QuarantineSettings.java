package org.carillon.transport.quarantine;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Whole;

/** The settings of the quarantine list that accounts receive. */
public final class QuarantineSettings implements SettingSource {

  public static final Setting<Boolean> DIGEST =
      Setting.ofAccount(
          "quarantine.digest",
          new Switch(),
          true,
          "Daily quarantine list",
          "Users get a list of the messages that were added to their quarantine since the"
              + " last list, at most once a day. Each message has links that deliver it, allow its"
              + " sender or block its sender. The links lead to the address of the webmail and work"
              + " without signing in.");

  public static final Setting<Long> DIGEST_HOUR =
      Setting.ofAccount(
          "quarantine.digest-hour",
          new Whole(0, 23, "o'clock"),
          7L,
          "Hour of the quarantine list",
          "The hour of the day at which the quarantine list is sent, in the server's time zone.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(DIGEST, DIGEST_HOUR);
  }
}
