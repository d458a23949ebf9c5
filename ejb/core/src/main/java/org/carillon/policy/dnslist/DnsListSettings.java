package org.carillon.policy.dnslist;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Time;

/** How lists in the DNS are asked. */
public final class DnsListSettings implements SettingSource {

  public static final Setting<Duration> TIME =
      Setting.ofServer(
          "policy.dns-lists.time",
          new Time(Duration.ofMillis(500), Duration.ofSeconds(30)),
          Duration.ofSeconds(5),
          "Time for DNS lists",
          "How long a list in the DNS may take. When it takes longer the message goes on without"
              + " it; one that does so again and again is not asked for a while.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(TIME);
  }
}
