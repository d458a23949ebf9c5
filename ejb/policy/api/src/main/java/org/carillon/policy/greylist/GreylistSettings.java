package org.carillon.policy.greylist;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.ListOf;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Text;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** Settings for greylisting. */
public final class GreylistSettings implements SettingSource {

  /** The key by which delivery attempts are told apart. */
  public enum By {
    /** The client's network, the sender, and the recipient. */
    RECIPIENT,
    /** The client's network and the sender. */
    SENDER
  }

  public static final Setting<Boolean> GREYLISTING =
      Setting.ofDomain(
          "policy.greylist",
          new Switch(),
          false,
          "Greylisting",
          "Asks unknown clients that are not signed in to try again in some minutes. Mail"
              + " servers do so; many spam senders do not. The first message of a sender is delayed"
              + " by this.");

  public static final Setting<By> BY =
      Setting.ofServer(
              "policy.greylist.by",
              new Choice<>(By.class),
              By.RECIPIENT,
              "What greylisting compares",
              "What identifies a repeated attempt: the client's network, the sender and the"
                  + " recipient, or only the network and the sender. Without the recipient, fewer"
                  + " messages are delayed.")
          .forExperts();

  public static final Setting<Duration> DELAY =
      Setting.ofServer(
              "policy.greylist.delay",
              new Time(Duration.ofSeconds(1), Duration.ofHours(6)),
              Duration.ofMinutes(5),
              "Greylisting delay",
              "How long a client must wait before its next attempt is accepted. If it tries"
                  + " earlier, it is asked to wait again. A longer delay stops more spam, but first"
                  + " messages arrive later.")
          .forExperts();

  public static final Setting<Duration> WINDOW =
      Setting.ofServer(
              "policy.greylist.window",
              new Time(Duration.ofHours(1), Duration.ofDays(7)),
              Duration.ofDays(1),
              "Greylisting retry window",
              "A client that tries again after this time counts as unknown and has to wait"
                  + " again. If it is too short, mail from servers that rarely retry is delayed"
                  + " again and again.")
          .forExperts();

  public static final Setting<Long> KNOWN_AFTER =
      Setting.ofServer(
              "policy.greylist.known-after",
              new Whole(1, 1_000, "attempts"),
              5L,
              "Attempts until a network is known",
              "When this many different messages from a network have been tried again in"
                  + " time, the network counts as known and is no longer greylisted.")
          .forExperts();

  public static final Setting<Duration> KNOWN_TIME =
      Setting.ofServer(
              "policy.greylist.known-time",
              new Time(Duration.ofDays(1), Duration.ofDays(365)),
              Duration.ofDays(35),
              "Retention of known clients",
              "How long a network stays known after its last message. The same applies to"
                  + " senders that have passed greylisting.")
          .forExperts();

  public static final Setting<Boolean> SPF_PASSES =
      Setting.ofServer(
              "policy.greylist.spf-passes",
              new Switch(),
              true,
              "No greylisting if SPF passes",
              "Clients that the SPF record of the sender's domain allows are not greylisted."
                  + " Switch it off if spam arrives from domains with valid SPF records.")
          .forExperts();

  public static final Setting<List<String>> NETWORKS =
      Setting.ofServer(
          "policy.greylist.exempt-networks",
          AddressRanges.TYPE,
          List.of(),
          "Networks that are not greylisted",
          "Clients in these networks are not greylisted. Add networks of servers that never"
              + " try again or that use many addresses.");

  public static final Setting<List<String>> SENDERS =
      Setting.ofServer(
          "policy.greylist.exempt-senders",
          new ListOf<>(
              new Text(Pattern.compile("[^\\s,@]*@?[^\\s,@]+"), 254, "an address or a domain"),
              200),
          List.of(),
          "Senders that are not greylisted",
          "Sender addresses, or domains including their subdomains. Sender addresses are"
              + " easy to forge, so add only a few.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        GREYLISTING, BY, DELAY, WINDOW, KNOWN_AFTER, KNOWN_TIME, SPF_PASSES, NETWORKS, SENDERS);
  }
}
