package org.carillon.policy.ban;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** Settings for automatic bans. */
public final class BanSettings implements SettingSource {

  public static final Setting<Boolean> AUTOMATIC =
      Setting.ofServer(
          "policy.ban.automatic",
          new Switch(),
          true,
          "Automatic bans",
          "Bans networks that keep abusing the server from all services for a while. Off:"
              + " only administrators ban networks. They can add and lift bans in any case.");

  public static final Setting<Duration> TIME =
      Setting.ofServer(
              "policy.ban.time",
              new Time(Duration.ofMinutes(1), Duration.ofDays(7)),
              Duration.ofHours(1),
              "Duration of a ban",
              "How long an automatic ban lasts. Each further ban within a week lasts twice"
                  + " as long as the one before, up to a week.")
          .forExperts();

  public static final Setting<List<String>> EXEMPT =
      Setting.ofServer(
          "policy.ban.exempt-networks",
          AddressRanges.TYPE,
          List.of("127.0.0.0/8", "::1/128"),
          "Networks that are never banned",
          "Clients in these networks are never banned. Add your office, monitoring and"
              + " proxies: otherwise one wrong program there can lock everybody out. Trusted"
              + " networks are never banned either.");

  public static final Setting<Long> BARS =
      Setting.ofServer(
              "policy.ban.sign-in-bars",
              new Whole(0, 1_000, "blocks"),
              5L,
              "Sign-in blocks before a ban",
              "How often within a day sign-ins from a network can be blocked for a time"
                  + " because of wrong passwords before the network is banned. Networks from which"
                  + " accounts usually sign in are not banned. 0: never banned for this.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(AUTOMATIC, TIME, EXEMPT, BARS);
  }
}
