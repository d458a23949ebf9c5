package org.carillon.policy.dnslist;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Time;

/** Settings for queries to DNS lists. */
public final class DnsListSettings implements SettingSource {

  public static final Setting<Duration> TIME =
      Setting.ofServer(
              "policy.dns-lists.time",
              new Time(Duration.ofMillis(500), Duration.ofSeconds(30)),
              Duration.ofSeconds(5),
              "DNS list timeout",
              "How long a DNS list can take to answer. After that the message goes on"
                  + " without it. A list that is repeatedly late is not asked for a while.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(TIME);
  }
}
