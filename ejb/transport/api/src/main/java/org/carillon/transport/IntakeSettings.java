package org.carillon.transport;

import java.time.Duration;
import java.util.List;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.contract.mail.MissingFromPolicy;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** The settings of incoming mail. */
public final class IntakeSettings implements SettingSource {

  /** The treatment of mail for an account whose quota is used up. */
  public enum OverQuota {
    /** The sending server is asked to try again (4.2.2); queued mail waits. */
    DEFER,
    /** The mail is rejected (5.2.2) or returned to its sender. */
    REFUSE,
    /** The mail is accepted, and waits here until there is room. */
    HOLD
  }

  public static final Setting<Long> MESSAGE_SIZE =
      Setting.ofServer(
          "mail.in.message-size",
          new Whole(64 * 1024L, 2_147_483_647L, "octets"),
          50L * 1024 * 1024,
          "Largest message",
          "Larger messages are refused. Announced to sending servers and mail programs.");

  public static final Setting<Long> RECIPIENTS =
      Setting.ofServer(
          "mail.in.recipients",
          new Whole(100, 10_000, "recipients"),
          1_000L,
          "Most recipients",
          "How many recipients one message may have. The standards ask for at least 100.");

  /** RFC 5321 §4.5.3.1.8 asks for at least 100. */
  public static final Setting<Long> STRANGERS_RECIPIENTS =
      Setting.ofServer(
              "mail.in.recipients-of-strangers",
              new Whole(100, 10_000, "recipients"),
              100L,
              "Most recipients of strangers",
              "How many recipients a message may have if it comes from a client that did not sign in"
                  + " and is in no trusted network. Other servers send the rest in a further message."
                  + " This applies if the general limit is higher.")
          .forExperts();

  public static final Setting<Long> RECEIVED =
      Setting.ofServer(
              "mail.in.received-fields",
              new Whole(10, 200, "Received fields"),
              100L,
              "Mail loop limit",
              "A message that has passed more servers than this is taken to be in a loop and is"
                  + " refused.")
          .forExperts();

  public static final Setting<List<String>> TRUSTED_NETWORKS =
      Setting.ofServer(
          "mail.in.trusted-networks",
          AddressRanges.TYPE,
          List.of(),
          "Trusted networks",
          "Clients in these networks may send mail to other domains without signing in.");

  public static final Setting<Boolean> SENDER_CHECK =
      Setting.ofDomain(
          "mail.in.own-sender-only",
          new Switch(),
          true,
          "Only own sender addresses",
          "People who are signed in may send only as their own addresses and aliases: in the"
              + " envelope, and in the fields From and Sender, which readers see. For a message"
              + " that is resent, the fields Resent-From and Resent-Sender are checked instead. If"
              + " there are several authors, one of them must be own if there is a Sender field.");

  public static final Setting<MissingFromPolicy> MISSING_FROM =
      Setting.ofServer(
              "mail.in.missing-from",
              new Choice<>(MissingFromPolicy.class),
              MissingFromPolicy.ADD,
              "Submitted without From",
              "What happens if a signed-in user sends a message without a From field: the sender's"
                  + " address is added, the message is refused, or it passes unchanged.")
          .forExperts();

  public static final Setting<MissingFromPolicy> MISSING_FROM_TRUSTED =
      Setting.ofServer(
              "mail.in.missing-from-trusted",
              new Choice<>(MissingFromPolicy.class),
              MissingFromPolicy.ADD,
              "From trusted networks without From",
              "The same for messages from trusted networks without sign-in, such as those of printers,"
                  + " scanners and scripts. Other servers may refuse mail without this field.")
          .forExperts();

  public static final Setting<BareNewlinePolicy> BARE_LINE_ENDS =
      Setting.ofServer(
              "mail.in.bare-line-ends",
              new Choice<>(BareNewlinePolicy.class),
              BareNewlinePolicy.REFUSE,
              "Line ends of strangers",
              "What happens to a stranger's message that has CR or LF alone: it is refused, or each"
                  + " becomes a proper line end. The end of a message is always recognised strictly,"
                  + " so that no second message can be smuggled in.")
          .forExperts();

  public static final Setting<BareNewlinePolicy> BARE_LINE_ENDS_KNOWN =
      Setting.ofServer(
              "mail.in.bare-line-ends-known",
              new Choice<>(BareNewlinePolicy.class),
              BareNewlinePolicy.NORMALIZE,
              "Line ends of known senders",
              "The same for messages of signed-in users and from trusted networks: scripts, printers and"
                  + " monitoring often send LF alone.")
          .forExperts();

  public static final Setting<OverQuota> OVER_QUOTA =
      Setting.ofAccount(
          "mail.in.over-quota",
          new Choice<>(OverQuota.class),
          OverQuota.DEFER,
          "When a mailbox is full",
          "defer: senders are asked to try again later. refuse: the mail is refused at once. hold:"
              + " the mail is accepted and waits here until there is room.");

  public static final Setting<Duration> FULL_WAIT =
      Setting.ofAccount(
          "mail.in.full.wait",
          new Time(Duration.ofSeconds(1), Duration.ofDays(60)),
          Duration.ofDays(7),
          "When a mailbox is full: wait for",
          "How long held mail waits for room. Then its sender is told that the mailbox is full.");

  public static final Setting<Duration> FULL_RETRY =
      Setting.ofAccount(
              "mail.in.full.retry",
              new Time(Duration.ofSeconds(1), Duration.ofDays(2)),
              Duration.ofHours(1),
              "When a mailbox is full: try again every",
              "How often delivery of held mail is tried in addition. As soon as there is room, it is"
                  + " delivered anyway.")
          .forExperts();

  public static final Setting<Long> FULL_MOST =
      Setting.ofAccount(
              "mail.in.full.most",
              new Whole(1, 1_000_000, "messages"),
              1_000L,
              "When a mailbox is full: hold at most",
              "How many messages are held for one account. Further senders are asked to try again"
                  + " later.")
          .forExperts();

  public static final Setting<Long> FULL_OCTETS =
      Setting.ofAccount(
              "mail.in.full.octets",
              new Whole(1024, 1L << 50, "octets"),
              250L * 1024 * 1024,
              "When a mailbox is full: hold at most in size",
              "How much mail is held for one account, in bytes. Further senders are asked to try again"
                  + " later.")
          .forExperts();

  public static final Setting<Long> FULL_SERVER =
      Setting.ofServer(
              "mail.in.full.server-octets",
              new Whole(0, 1L << 50, "octets"),
              10L * 1024 * 1024 * 1024,
              "When mailboxes are full: hold at most in all",
              "How much mail is held for all full accounts together, in bytes, whatever the domains"
                  + " allow. Further senders are asked to try again later. 0: nothing is held.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        MESSAGE_SIZE,
        RECIPIENTS,
        STRANGERS_RECIPIENTS,
        RECEIVED,
        TRUSTED_NETWORKS,
        SENDER_CHECK,
        MISSING_FROM,
        MISSING_FROM_TRUSTED,
        BARE_LINE_ENDS,
        BARE_LINE_ENDS_KNOWN,
        OVER_QUOTA,
        FULL_WAIT,
        FULL_RETRY,
        FULL_MOST,
        FULL_OCTETS,
        FULL_SERVER);
  }
}
