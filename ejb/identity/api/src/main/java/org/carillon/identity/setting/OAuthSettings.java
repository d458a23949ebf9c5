package org.carillon.identity.setting;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of signing in at other sites with an account of this server. */
public final class OAuthSettings implements SettingSource {

  /** The lifetime of an access token. */
  public static final Setting<Duration> ACCESS =
      Setting.ofServer(
              "oauth.access-token",
              new SettingType.Time(Duration.ofMinutes(1), Duration.ofDays(1)),
              Duration.ofHours(1),
              "Access token lifetime",
              "How long an access token is valid. After that, the client gets a new one with"
                  + " its refresh token.")
          .forExperts();

  /** The longest time for which a refresh token may stay unused. */
  public static final Setting<Duration> REFRESH =
      Setting.ofServer(
              "oauth.refresh-token",
              new SettingType.Time(Duration.ofHours(1), Duration.ofDays(3650)),
              Duration.ofDays(180),
              "Refresh token lifetime",
              "A refresh token expires when it has not been used for this long. Then the"
                  + " user must sign in to the client again. Each use starts the time anew.")
          .forExperts();

  /** The time for which a signing key signs. */
  public static final Setting<Duration> KEY =
      Setting.ofServer(
              "oauth.key",
              new SettingType.Time(Duration.ofDays(1), Duration.ofDays(3650)),
              Duration.ofDays(90),
              "Signing key lifetime",
              "How long the same key signs ID tokens. The next key is published an hour"
                  + " before its first use, and the old one for a week after its last.")
          .forExperts();

  /** True if programs may register themselves. */
  public static final Setting<Boolean> REGISTRATION =
      Setting.ofDomain(
          "oauth.registration",
          new SettingType.Switch(),
          false,
          "Dynamic client registration",
          "Programs on users' computers and phones can register as OAuth clients of the"
              + " domain (RFC 7591): without a secret, for mail, calendars and identity. Users are"
              + " asked before a program gets access. At most 20 a day from one network, and 1,000"
              + " in total; a program without any user is removed after a day.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ACCESS, REFRESH, KEY, REGISTRATION);
  }
}
