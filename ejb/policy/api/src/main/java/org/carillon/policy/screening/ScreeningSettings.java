package org.carillon.policy.screening;

import java.util.List;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Switch;

/** Settings that switch screening on and off. */
public final class ScreeningSettings implements SettingSource {

  public static final Setting<Boolean> SCREENING =
      Setting.ofServer(
          "policy.screening",
          new Switch(),
          true,
          "Screening of incoming mail",
          "Checks messages from other servers before they are accepted: who they are really"
              + " from, and everything else that is switched on. The results are added to the"
              + " message's header. Off: senders are not checked, and greylisting and rate limits"
              + " do not apply.");

  public static final Setting<List<String>> UNSCREENED =
      Setting.ofServer(
          "policy.screening.unscreened-networks",
          AddressRanges.TYPE,
          List.of("127.0.0.0/8", "::1/128"),
          "Networks that are not screened",
          "Mail from clients in these networks is neither screened nor greylisted. Use it"
              + " for programs on this machine or a mail filter in front of this server.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(SCREENING, UNSCREENED);
  }
}
