package org.carillon.policy.ban;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** Whom the server bans by itself. */
public final class BanSettings implements SettingSource {

  public static final Setting<Boolean> AUTOMATIC =
      Setting.ofServer(
          "policy.ban.automatic",
          new Switch(),
          true,
          "The server bans by itself",
          "Networks from which abuse comes again and again are shut out of all services for a while."
              + " Administrators ban and lift by hand in any case.");

  public static final Setting<Duration> TIME =
      Setting.ofServer(
          "policy.ban.time",
          new Time(Duration.ofMinutes(1), Duration.ofDays(7)),
          Duration.ofHours(1),
          "Time of a ban",
          "How long a network is shut out that the server bans by itself. Each further ban within a"
              + " week lasts twice as long, a week at most.");

  public static final Setting<List<String>> EXEMPT =
      Setting.ofServer(
          "policy.ban.exempt-networks",
          AddressRanges.TYPE,
          List.of("127.0.0.0/8", "::1/128"),
          "Networks that are never banned",
          "Clients with these addresses are never shut out, nor are those of trusted networks: this"
              + " machine, the office, monitoring, proxies.");

  public static final Setting<Long> BARS =
      Setting.ofServer(
          "policy.ban.sign-in-bars",
          new Whole(0, 1_000, "bars"),
          5L,
          "Bars on sign-ins that end in a ban",
          "How often within a day a network may be put off for too many wrong passwords before it"
              + " is shut out. Networks from which accounts sign in are not. 0: never.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(AUTOMATIC, TIME, EXEMPT, BARS);
  }
}
