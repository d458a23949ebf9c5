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
          "Maximum message size",
          "Larger messages are rejected. The limit is announced to sending servers and mail"
              + " programs (SMTP SIZE). Raise it if users receive large attachments: a file grows"
              + " by about a third when it is attached. An account can have a lower limit for the"
              + " mail that it sends.");

  public static final Setting<Long> RECIPIENTS =
      Setting.ofServer(
          "mail.in.recipients",
          new Whole(100, 10_000, "recipients"),
          1_000L,
          "Maximum recipients per message",
          "How many recipients one message can have. RFC 5321 requires at least 100. An"
              + " account can have a lower limit for the mail that it sends.");

  /** RFC 5321 §4.5.3.1.8 asks for at least 100. */
  public static final Setting<Long> STRANGERS_RECIPIENTS =
      Setting.ofServer(
              "mail.in.recipients-of-strangers",
              new Whole(100, 10_000, "recipients"),
              100L,
              "Maximum recipients per message from other servers",
              "How many recipients a message can have if its sender is neither signed in nor"
                  + " in a trusted network. Other servers send the rest in another message. The"
                  + " default, 100, is the least that RFC 5321 allows. The general limit applies if"
                  + " it is lower.")
          .forExperts();

  public static final Setting<Long> RECEIVED =
      Setting.ofServer(
              "mail.in.received-fields",
              new Whole(10, 200, "Received fields"),
              100L,
              "Mail loop limit",
              "A message that has passed through more servers than this (Received fields) is"
                  + " probably in a loop and is rejected.")
          .forExperts();

  public static final Setting<List<String>> TRUSTED_NETWORKS =
      Setting.ofServer(
          "mail.in.trusted-networks",
          AddressRanges.TYPE,
          List.of(),
          "Trusted networks",
          "Clients in these networks can send mail to other domains without signing in. Use"
              + " it for printers, scanners and servers that cannot sign in. Add only networks"
              + " under your control: everybody in them can send mail through this server. Empty:"
              + " everybody must sign in.");

  public static final Setting<Boolean> SENDER_CHECK =
      Setting.ofDomain(
          "mail.in.own-sender-only",
          new Switch(),
          true,
          "Only own sender addresses",
          "Signed-in users can send only with their own addresses and aliases: in the"
              + " envelope, and in the fields From and Sender, which readers see. For a resent"
              + " message, the fields Resent-From and Resent-Sender are checked instead. If a"
              + " message has several authors and a Sender field, one of the authors must be the"
              + " user.");

  public static final Setting<MissingFromPolicy> MISSING_FROM =
      Setting.ofServer(
              "mail.in.missing-from",
              new Choice<>(MissingFromPolicy.class),
              MissingFromPolicy.ADD,
              "Missing From field: signed-in users",
              "What happens when a signed-in user sends a message without a From field: the"
                  + " sender's address is added, the message is rejected, or it is accepted"
                  + " unchanged.")
          .forExperts();

  public static final Setting<MissingFromPolicy> MISSING_FROM_TRUSTED =
      Setting.ofServer(
              "mail.in.missing-from-trusted",
              new Choice<>(MissingFromPolicy.class),
              MissingFromPolicy.ADD,
              "Missing From field: trusted networks",
              "What happens when a message without a From field comes from a trusted network"
                  + " without sign-in, such as from a printer, scanner or script. Other servers can"
                  + " refuse mail without this field.")
          .forExperts();

  public static final Setting<BareNewlinePolicy> BARE_LINE_ENDS =
      Setting.ofServer(
              "mail.in.bare-line-ends",
              new Choice<>(BareNewlinePolicy.class),
              BareNewlinePolicy.REFUSE,
              "Bare CR or LF from other servers",
              "What happens to a message with a lone CR or LF if its sender is neither"
                  + " signed in nor in a trusted network: it is rejected, or each lone character"
                  + " becomes a proper line end (CR LF). The end of a message is always checked"
                  + " strictly, so that no second message can be smuggled in.")
          .forExperts();

  public static final Setting<BareNewlinePolicy> BARE_LINE_ENDS_KNOWN =
      Setting.ofServer(
              "mail.in.bare-line-ends-known",
              new Choice<>(BareNewlinePolicy.class),
              BareNewlinePolicy.NORMALIZE,
              "Bare CR or LF from known senders",
              "What happens to a message with a lone CR or LF from a signed-in user or a trusted"
                  + " network. Scripts, printers and monitoring systems often send LF alone.")
          .forExperts();

  public static final Setting<OverQuota> OVER_QUOTA =
      Setting.ofAccount(
          "mail.in.over-quota",
          new Choice<>(OverQuota.class),
          OverQuota.DEFER,
          "When a mailbox is full",
          "defer: senders are asked to try again later. refuse: the mail is rejected at once."
              + " hold: the mail is accepted and waits on this server until there is room.");

  public static final Setting<Duration> FULL_WAIT =
      Setting.ofAccount(
          "mail.in.full.wait",
          new Time(Duration.ofSeconds(1), Duration.ofDays(60)),
          Duration.ofDays(7),
          "When a mailbox is full: maximum waiting time",
          "How long held mail waits for room. After that it is returned to its sender.");

  public static final Setting<Duration> FULL_RETRY =
      Setting.ofAccount(
              "mail.in.full.retry",
              new Time(Duration.ofSeconds(1), Duration.ofDays(2)),
              Duration.ofHours(1),
              "When a mailbox is full: retry interval",
              "How often the server tries to deliver held mail. It also delivers it as soon"
                  + " as there is room.")
          .forExperts();

  public static final Setting<Long> FULL_MOST =
      Setting.ofAccount(
              "mail.in.full.most",
              new Whole(1, 1_000_000, "messages"),
              1_000L,
              "When a mailbox is full: maximum held messages",
              "How many messages are held for one account. When this number is reached,"
                  + " senders are asked to try again later.")
          .forExperts();

  public static final Setting<Long> FULL_OCTETS =
      Setting.ofAccount(
              "mail.in.full.octets",
              new Whole(1024, 1L << 50, "octets"),
              250L * 1024 * 1024,
              "When a mailbox is full: maximum held size",
              "How much mail is held for one account. When this size is reached, senders are"
                  + " asked to try again later.")
          .forExperts();

  public static final Setting<Long> FULL_SERVER =
      Setting.ofServer(
              "mail.in.full.server-octets",
              new Whole(0, 1L << 50, "octets"),
              10L * 1024 * 1024 * 1024,
              "When mailboxes are full: maximum held size in total",
              "How much mail is held for all full accounts together, regardless of the"
                  + " limits of domains and accounts. When this size is reached, senders are asked"
                  + " to try again later. 0: no mail is held.")
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
