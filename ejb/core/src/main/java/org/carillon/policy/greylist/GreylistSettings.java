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

/** Whether and how strangers are greylisted. */
public final class GreylistSettings implements SettingSource {

  /** By what attempts are told apart. */
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
          "Strangers are greylisted",
          "Who writes for the first time is asked to come again in some minutes, which mail servers"
              + " do and many senders of spam do not. First messages are so late.");

  public static final Setting<By> BY =
      Setting.ofServer(
          "policy.greylist.by",
          new Choice<>(By.class),
          By.RECIPIENT,
          "Greylisting tells apart",
          "What is new: a client's network, sender and recipient together, or network and sender"
              + " alone.");

  public static final Setting<Duration> DELAY =
      Setting.ofServer(
          "policy.greylist.delay",
          new Time(Duration.ofSeconds(1), Duration.ofHours(6)),
          Duration.ofMinutes(5),
          "Earliest next attempt",
          "What comes again before this is asked once more.");

  public static final Setting<Duration> WINDOW =
      Setting.ofServer(
          "policy.greylist.window",
          new Time(Duration.ofHours(1), Duration.ofDays(7)),
          Duration.ofDays(1),
          "Latest next attempt",
          "What comes again after this is new once more.");

  public static final Setting<Long> KNOWN_AFTER =
      Setting.ofServer(
          "policy.greylist.known-after",
          new Whole(1, 1_000, "attempts"),
          5L,
          "Known after",
          "So many different attempts that came again make a client's network known: it is not"
              + " greylisted any more.");

  public static final Setting<Duration> KNOWN_TIME =
      Setting.ofServer(
          "policy.greylist.known-time",
          new Time(Duration.ofDays(1), Duration.ofDays(365)),
          Duration.ofDays(35),
          "Known for",
          "How long it is remembered who came again, and which networks are known, after they wrote"
              + " last.");

  public static final Setting<Boolean> SPF_PASSES =
      Setting.ofServer(
          "policy.greylist.spf-passes",
          new Switch(),
          true,
          "Whom SPF passes is not greylisted",
          "Clients that may send for the sender's domain need not come again.");

  public static final Setting<List<String>> NETWORKS =
      Setting.ofServer(
          "policy.greylist.exempt-networks",
          AddressRanges.TYPE,
          List.of(),
          "Networks that are not greylisted",
          "Clients with these addresses need not come again.");

  public static final Setting<List<String>> SENDERS =
      Setting.ofServer(
          "policy.greylist.exempt-senders",
          new ListOf<>(
              new Text(Pattern.compile("[^\\s,@]*@?[^\\s,@]+"), 254, "an address or a domain"),
              200),
          List.of(),
          "Senders that are not greylisted",
          "Addresses, or domains with all below them. Anybody can write such a sender, so name few.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        GREYLISTING, BY, DELAY, WINDOW, KNOWN_AFTER, KNOWN_TIME, SPF_PASSES, NETWORKS, SENDERS);
  }
}
