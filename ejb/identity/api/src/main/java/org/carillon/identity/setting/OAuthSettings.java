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
              "Lifetime of access tokens",
              "How long an access token is valid. After that the client gets a new one by its refresh"
                  + " token.")
          .forExperts();

  /** The longest time for which a refresh token may stay unused. */
  public static final Setting<Duration> REFRESH =
      Setting.ofServer(
              "oauth.refresh-token",
              new SettingType.Time(Duration.ofHours(1), Duration.ofDays(3650)),
              Duration.ofDays(180),
              "Lifetime of refresh tokens",
              "How long a client can stay idle before its refresh token expires. Each use starts the"
                  + " time anew.")
          .forExperts();

  /** The time for which a signing key signs. */
  public static final Setting<Duration> KEY =
      Setting.ofServer(
              "oauth.key",
              new SettingType.Time(Duration.ofDays(1), Duration.ofDays(3650)),
              Duration.ofDays(90),
              "Signing keys change after",
              "How long ID tokens are signed by the same key. The next key is published an hour before"
                  + " it signs, and a key stays published for a week after it stops.")
          .forExperts();

  /** True if programs may register themselves. */
  public static final Setting<Boolean> REGISTRATION =
      Setting.ofDomain(
          "oauth.registration",
          new SettingType.Switch(),
          false,
          "Programs may register themselves",
          "Programs on people's computers and phones can register themselves as clients of the"
              + " domain (RFC 7591): without a secret, for mail, calendars and identity. People"
              + " are asked before such a program gets access. At most 20 can register from one"
              + " network in a day, and 1,000 in total; one that nobody lets in within a day is"
              + " removed.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ACCESS, REFRESH, KEY, REGISTRATION);
  }
}
