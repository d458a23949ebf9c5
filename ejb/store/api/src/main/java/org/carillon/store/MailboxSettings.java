package org.carillon.store;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of mailboxes. */
public final class MailboxSettings implements SettingSource {

  /** The most octets that an account may hold. */
  public static final Setting<Long> QUOTA_OCTETS =
      Setting.ofAccount(
          "mailbox.quota.octets",
          new SettingType.Whole(0, Long.MAX_VALUE, "octets"),
          0L,
          "Quota: size",
          "How much space all messages of an account can use. 0: no limit.");

  /** The most messages that an account may hold. */
  public static final Setting<Long> QUOTA_MESSAGES =
      Setting.ofAccount(
          "mailbox.quota.messages",
          new SettingType.Whole(0, Integer.MAX_VALUE, "messages"),
          0L,
          "Quota: messages",
          "How many messages an account can hold. 0: no limit.");

  /** The most mailboxes that an account may have. */
  public static final Setting<Long> QUOTA_MAILBOXES =
      Setting.ofAccount(
              "mailbox.quota.mailboxes",
              new SettingType.Whole(0, 100_000, "folders"),
              5_000L,
              "Quota: folders",
              "How many folders an account can have. 0: no limit.")
          .forExperts();

  /** The fill levels, in percent of the quota, at which an account's owner is warned. */
  public static final Setting<List<Long>> QUOTA_ALERT =
      Setting.ofAccount(
          "mailbox.quota.alert-percent",
          new SettingType.ListOf<>(new SettingType.Whole(0, 100, "percent"), 10),
          List.of(90L),
          "Quota: warn at",
          "When an account reaches one of these percentages of its size or number of"
              + " messages, its owner gets a message, once for each percentage. Mail programs and"
              + " the webmail show a warning, too. Empty or 0: no warning.");

  /** The fill level, in percent of the quota, from which an account takes no more mail. */
  public static final Setting<Long> QUOTA_STOP =
      Setting.ofAccount(
              "mailbox.quota.stop-percent",
              new SettingType.Whole(1, 100, "percent"),
              100L,
              "Quota: stop receiving mail at",
              "When an account reaches this percentage of its size or number of messages, it"
                  + " receives no more mail. Its owner can use the rest to copy, write and sort"
                  + " messages. Lower it to leave room for that.")
          .forExperts();

  /** The most octets that the accounts of a domain may hold together. */
  public static final Setting<Long> QUOTA_DOMAIN =
      Setting.ofDomain(
          "mailbox.quota.domain-octets",
          new SettingType.Whole(0, Long.MAX_VALUE, "octets"),
          0L,
          "Quota: size of a domain",
          "How much space all accounts of a domain can use together. It is measured every 30"
              + " seconds, so a domain can exceed it by a little. 0: no limit.");

  /** The largest message that a client may append. */
  public static final Setting<Long> APPEND_OCTETS =
      Setting.ofServer(
              "mailbox.append-octets",
              new SettingType.Whole(1 << 10, Integer.MAX_VALUE, "octets"),
              64L << 20,
              "Maximum size of uploaded messages (IMAP)",
              "The largest message that a mail program can put into a folder (IMAP"
                  + " APPENDLIMIT). It should not be smaller than the maximum message size of SMTP"
                  + " (mail.in.message-size): otherwise copies of large sent messages cannot be"
                  + " stored.")
          .forExperts();

  /** True if old messages with eight-bit headers may be appended unchanged. */
  public static final Setting<Boolean> EIGHT_BIT_HEADERS =
      Setting.ofAccount(
              "mailbox.append-eight-bit-headers",
              new SettingType.Switch(),
              true,
              "Allow 8-bit header fields (IMAP)",
              "Mail programs can put messages into folders even if header fields contain"
                  + " unencoded characters outside US-ASCII, as much old mail does, without ENABLE"
                  + " UTF8=ACCEPT. RFC 6855 asks servers to refuse this, but then such mail is left"
                  + " behind when mailboxes are moved here.")
          .forExperts();

  /** The period for which changes are kept for clients that were disconnected. */
  public static final Setting<Duration> HISTORY_PERIOD =
      Setting.ofServer(
              "mailbox.history-period",
              new SettingType.Time(Duration.ofHours(1), Duration.ofDays(3650)),
              Duration.ofDays(30),
              "Change history",
              "A mail program that was offline for less than this learns only what has"
                  + " changed (IMAP QRESYNC). After that, it compares the whole folder. The log of"
                  + " changes is stored for this long, and at least as long as deleted mail.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        QUOTA_OCTETS,
        QUOTA_MESSAGES,
        QUOTA_MAILBOXES,
        QUOTA_ALERT,
        QUOTA_STOP,
        QUOTA_DOMAIN,
        APPEND_OCTETS,
        EIGHT_BIT_HEADERS,
        HISTORY_PERIOD);
  }
}
