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
          "Greylist strangers",
          "Clients that write for the first time are asked to try again in some minutes. Mail"
              + " servers do, many spam senders do not. The first message of a sender is delayed"
              + " by this.");

  public static final Setting<By> BY =
      Setting.ofServer(
              "policy.greylist.by",
              new Choice<>(By.class),
              By.RECIPIENT,
              "Greylisting compares",
              "What counts as the same attempt: the client's network, sender and recipient together,"
                  + " or only network and sender.")
          .forExperts();

  public static final Setting<Duration> DELAY =
      Setting.ofServer(
              "policy.greylist.delay",
              new Time(Duration.ofSeconds(1), Duration.ofHours(6)),
              Duration.ofMinutes(5),
              "Earliest next attempt",
              "A client that tries again before this time is asked to wait once more.")
          .forExperts();

  public static final Setting<Duration> WINDOW =
      Setting.ofServer(
              "policy.greylist.window",
              new Time(Duration.ofHours(1), Duration.ofDays(7)),
              Duration.ofDays(1),
              "Latest next attempt",
              "A client that tries again after this time counts as new.")
          .forExperts();

  public static final Setting<Long> KNOWN_AFTER =
      Setting.ofServer(
              "policy.greylist.known-after",
              new Whole(1, 1_000, "attempts"),
              5L,
              "Known after",
              "After this many different messages were tried again, the client's network is known and"
                  + " no longer greylisted.")
          .forExperts();

  public static final Setting<Duration> KNOWN_TIME =
      Setting.ofServer(
              "policy.greylist.known-time",
              new Time(Duration.ofDays(1), Duration.ofDays(365)),
              Duration.ofDays(35),
              "Known for",
              "How long a network stays known after its last message.")
          .forExperts();

  public static final Setting<Boolean> SPF_PASSES =
      Setting.ofServer(
              "policy.greylist.spf-passes",
              new Switch(),
              true,
              "Clients that SPF passes are not greylisted",
              "Clients that the sender's domain allows to send for it (SPF) are not greylisted.")
          .forExperts();

  public static final Setting<List<String>> NETWORKS =
      Setting.ofServer(
          "policy.greylist.exempt-networks",
          AddressRanges.TYPE,
          List.of(),
          "Networks that are not greylisted",
          "Clients in these networks are not greylisted.");

  public static final Setting<List<String>> SENDERS =
      Setting.ofServer(
          "policy.greylist.exempt-senders",
          new ListOf<>(
              new Text(Pattern.compile("[^\\s,@]*@?[^\\s,@]+"), 254, "an address or a domain"),
              200),
          List.of(),
          "Senders that are not greylisted",
          "Addresses, or domains including their subdomains. Anybody can forge such a sender, so"
              + " name few.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        GREYLISTING, BY, DELAY, WINDOW, KNOWN_AFTER, KNOWN_TIME, SPF_PASSES, NETWORKS, SENDERS);
  }
}
