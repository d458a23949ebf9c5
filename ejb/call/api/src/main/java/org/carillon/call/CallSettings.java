package org.carillon.call;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings for phones and calls. */
public final class CallSettings implements SettingSource {

  /** The shortest registration that is accepted. */
  public static final Setting<Duration> SHORTEST =
      Setting.ofDomain(
              "sip.registration.shortest",
              new SettingType.Time(Duration.ofSeconds(10), Duration.ofHours(1)),
              Duration.ofSeconds(60),
              "Minimum registration time",
              "A phone that wants to register for a shorter time is asked to use this time"
                  + " (SIP 423).")
          .forExperts();

  /** The duration of a registration for a phone that requests none. */
  public static final Setting<Duration> USUAL =
      Setting.ofDomain(
              "sip.registration.usual",
              new SettingType.Time(Duration.ofSeconds(60), Duration.ofDays(1)),
              Duration.ofMinutes(10),
              "Default registration time",
              "How long a phone is registered if it does not ask for a certain time.")
          .forExperts();

  /** The longest registration that is granted. */
  public static final Setting<Duration> LONGEST =
      Setting.ofDomain(
              "sip.registration.longest",
              new SettingType.Time(Duration.ofSeconds(60), Duration.ofDays(7)),
              Duration.ofHours(1),
              "Maximum registration time",
              "A phone that asks for more is registered for this long. If it is too long,"
                  + " calls still go to phones that were switched off long ago.")
          .forExperts();

  /** The maximum number of phones that a user may have. */
  public static final Setting<Long> PHONES =
      Setting.ofAccount(
          "sip.registration.phones",
          new SettingType.Whole(1, 100, "phones"),
          10L,
          "Maximum phones per user",
          "How many phones of one user can be registered at the same time. All of them ring.");

  /** True if phones are offered SHA-256, a stronger hash than MD5. */
  public static final Setting<Boolean> SHA_256 =
      Setting.ofDomain(
              "sip.digest.sha-256",
              new SettingType.Switch(),
              false,
              "Offer SHA-256 to phones",
              "Phones are offered SHA-256 before MD5 (RFC 8760). Switch it on if all phones"
                  + " support it: some older ones give up when they see an unknown hash.")
          .forExperts();

  /** The maximum number of malformed SIP messages answered per client and minute. */
  public static final Setting<Long> MALFORMED =
      Setting.ofServer(
              "sip.tolerated.malformed",
              new SettingType.Whole(0, 100_000, "messages"),
              30L,
              "Malformed SIP messages per minute",
              "How many malformed messages of one client address (IPv6: /64) are answered in"
                  + " a minute. Further ones get no answer, and over TCP and TLS the connection is"
                  + " closed. Well-formed messages are always served.")
          .forExperts();

  /** The maximum number of refusals in a minute that a client address gets without signing in. */
  public static final Setting<Long> REFUSED =
      Setting.ofServer(
              "sip.tolerated.refused",
              new SettingType.Whole(0, 100_000, "requests"),
              300L,
              "Refused SIP requests per minute",
              "How many calls and messages from senders that are not signed in, to users who"
                  + " do not exist or cannot be reached, are answered to one client address (IPv6:"
                  + " /64) in a minute. Further ones get no answer, so that nobody can try out all"
                  + " names. Raise it if a gateway brings many calls from outside.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(SHORTEST, USUAL, LONGEST, PHONES, SHA_256, MALFORMED, REFUSED);
  }
}
