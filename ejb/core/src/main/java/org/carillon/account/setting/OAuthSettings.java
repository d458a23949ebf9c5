package org.carillon.account.setting;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What administrators may set about signing in elsewhere with an account of this server. */
public final class OAuthSettings implements SettingSource {

  /** How long an access token lasts. */
  public static final Setting<Duration> ACCESS =
      Setting.ofServer(
          "oauth.access-token",
          new SettingType.Time(Duration.ofMinutes(1), Duration.ofDays(1)),
          Duration.ofHours(1),
          "Access tokens last",
          "How long a token that a client got opens what it is for; then the client gets another"
              + " by its refresh token.");

  /** How long a refresh token may be unused. */
  public static final Setting<Duration> REFRESH =
      Setting.ofServer(
          "oauth.refresh-token",
          new SettingType.Time(Duration.ofHours(1), Duration.ofDays(3650)),
          Duration.ofDays(180),
          "Clients stay signed in",
          "How long a client that does nothing stays signed in by its refresh token. Each use"
              + " begins that time anew.");

  /** How long a signing key signs. */
  public static final Setting<Duration> KEY =
      Setting.ofServer(
          "oauth.key",
          new SettingType.Time(Duration.ofDays(1), Duration.ofDays(3650)),
          Duration.ofDays(90),
          "Signing keys change after",
          "How long ID tokens are signed by the same key. The next is published an hour before it"
              + " signs, and the last a week longer than it does.");

  /** Whether programs register themselves. */
  public static final Setting<Boolean> REGISTRATION =
      Setting.ofDomain(
          "oauth.registration",
          new SettingType.Switch(),
          false,
          "Programs register themselves",
          "Programs on people's own machines and phones become clients of the domain by themselves"
              + " (RFC 7591): without a secret, for mail, calendars and who somebody is. People are"
              + " asked before one is let in. 20 a day from a network, 1,000 in all; one that nobody"
              + " let in within a day goes.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ACCESS, REFRESH, KEY, REGISTRATION);
  }
}
