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
              "Shortest registration",
              "A phone that wants to register for less is told to ask for this long (423).")
          .forExperts();

  /** The duration of a registration for a phone that requests none. */
  public static final Setting<Duration> USUAL =
      Setting.ofDomain(
              "sip.registration.usual",
              new SettingType.Time(Duration.ofSeconds(60), Duration.ofDays(1)),
              Duration.ofMinutes(10),
              "Usual registration",
              "How long a phone is registered if it does not say for how long.")
          .forExperts();

  /** The longest registration that is granted. */
  public static final Setting<Duration> LONGEST =
      Setting.ofDomain(
              "sip.registration.longest",
              new SettingType.Time(Duration.ofSeconds(60), Duration.ofDays(7)),
              Duration.ofHours(1),
              "Longest registration",
              "A phone that asks for more is registered for this long. Calls still go to a phone that"
                  + " was switched off until its registration ends.")
          .forExperts();

  /** The maximum number of phones that a user may have. */
  public static final Setting<Long> PHONES =
      Setting.ofAccount(
          "sip.registration.phones",
          new SettingType.Whole(1, 100, "phones"),
          10L,
          "Phones of a user",
          "How many phones of one user may be registered at the same time. All of them ring.");

  /** True if phones are offered SHA-256, a stronger hash than MD5. */
  public static final Setting<Boolean> SHA_256 =
      Setting.ofDomain(
              "sip.digest.sha-256",
              new SettingType.Switch(),
              false,
              "Offer SHA-256 to phones",
              "Phones are offered SHA-256 before MD5 (RFC 8760). This is better if all phones support"
                  + " it; some older ones give up when they see a hash that they do not know.")
          .forExperts();

  /** The maximum number of malformed SIP messages answered per client and minute. */
  public static final Setting<Long> MALFORMED =
      Setting.ofServer(
              "sip.tolerated.malformed",
              new SettingType.Whole(0, 100_000, "messages"),
              30L,
              "Malformed SIP messages",
              "How many unreadable messages are answered to one client address (IPv6: /64) in a"
                  + " minute. Further ones get no answer, and over TCP and TLS the connection is"
                  + " closed. Readable messages are always served.")
          .forExperts();

  /** The maximum number of refusals in a minute that a client address gets without signing in. */
  public static final Setting<Long> REFUSED =
      Setting.ofServer(
              "sip.tolerated.refused",
              new SettingType.Whole(0, 100_000, "requests"),
              300L,
              "Refused calls of strangers",
              "How many calls and messages of senders who are not signed in, to users who do not exist"
                  + " or cannot be reached, are answered to one client address (IPv6: /64) in a"
                  + " minute. Further ones get no answer, so that nobody can try out all names. Raise"
                  + " it if a gateway brings many calls from outside.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(SHORTEST, USUAL, LONGEST, PHONES, SHA_256, MALFORMED, REFUSED);
  }
}
