package org.carillon.policy.rate;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Whole;

/** Settings for rate limits; 0 is no limit. Each node counts by itself. */
public final class RateSettings implements SettingSource {
  private static final int MOST = 1_000_000;
  private static final String ANY = " 0: no limit.";

  public static final Setting<Long> CLIENT_CONNECTIONS =
      Setting.ofServer(
              "policy.rate.client.connections",
              new Whole(0, MOST, "connections"),
              0L,
              "Connections per client per minute",
              "How many times in a minute one IP address can connect to deliver mail without"
                  + " signing in. Trusted networks and networks that are not screened are not"
                  + " limited."
                  + ANY)
          .forExperts();

  public static final Setting<Long> CLIENT_MESSAGES =
      Setting.ofServer(
              "policy.rate.client.messages",
              new Whole(0, MOST, "messages"),
              0L,
              "Messages per client per hour",
              "How many messages in an hour one IP address can deliver without signing in."
                  + " Further messages get a temporary error."
                  + ANY)
          .forExperts();

  public static final Setting<Long> CLIENT_RECIPIENTS =
      Setting.ofServer(
              "policy.rate.client.recipients",
              new Whole(0, MOST, "recipients"),
              0L,
              "Recipients per client per hour",
              "How many recipients the messages that one IP address delivers in an hour"
                  + " without signing in can have together."
                  + ANY)
          .forExperts();

  public static final Setting<Long> CLIENT_UNKNOWN =
      Setting.ofServer(
              "policy.rate.client.unknown-recipients",
              new Whole(0, MOST, "recipients"),
              100L,
              "Unknown recipients per client per hour",
              "How many addresses that do not exist one IP address can try in an hour"
                  + " without signing in. After that it is not told for a while whether an address"
                  + " exists. This protects against address harvesting."
                  + ANY)
          .forExperts();

  public static final Setting<Long> NETWORK_MESSAGES =
      Setting.ofServer(
              "policy.rate.network.messages",
              new Whole(0, MOST, "messages"),
              0L,
              "Messages per network per hour",
              "How many messages in an hour clients of one network can deliver without"
                  + " signing in. A network is 256 IPv4 addresses, or a /48 of IPv6."
                  + ANY)
          .forExperts();

  public static final Setting<Long> SENDER_MESSAGES =
      Setting.ofServer(
              "policy.rate.sender.messages",
              new Whole(0, MOST, "messages"),
              0L,
              "Messages per sender per hour",
              "How many messages with the same sender address clients that are not signed in"
                  + " can deliver in an hour. If it is too low, large mailing lists can be delayed."
                  + ANY)
          .forExperts();

  public static final Setting<Long> SENDER_RECIPIENTS =
      Setting.ofServer(
              "policy.rate.sender.recipients",
              new Whole(0, MOST, "recipients"),
              0L,
              "Recipients per sender per hour",
              "How many recipients the messages with the same sender address from clients"
                  + " that are not signed in can have together in an hour."
                  + ANY)
          .forExperts();

  public static final Setting<Long> ACCOUNT_MESSAGES_HOUR =
      Setting.ofAccount(
          "policy.rate.account.messages-hour",
          new Whole(0, MOST, "messages"),
          0L,
          "Messages per account per hour",
          "How many messages an account can send in an hour. This limits the harm if a"
              + " password is stolen. Raise it for accounts that send much mail by program."
              + ANY);

  public static final Setting<Long> ACCOUNT_MESSAGES_DAY =
      Setting.ofAccount(
          "policy.rate.account.messages-day",
          new Whole(0, MOST, "messages"),
          0L,
          "Messages per account per day",
          "How many messages an account can send in a day. This limits the harm if a"
              + " password is stolen."
              + ANY);

  public static final Setting<Long> ACCOUNT_RECIPIENTS_HOUR =
      Setting.ofAccount(
          "policy.rate.account.recipients-hour",
          new Whole(0, MOST, "recipients"),
          0L,
          "Recipients per account per hour",
          "How many recipients the messages that an account sends in an hour can have"
              + " together. Raise it for accounts that send newsletters."
              + ANY);

  public static final Setting<Long> ACCOUNT_RECIPIENTS_DAY =
      Setting.ofAccount(
          "policy.rate.account.recipients-day",
          new Whole(0, MOST, "recipients"),
          0L,
          "Recipients per account per day",
          "How many recipients the messages that an account sends in a day can have together."
              + ANY);

  public static final Setting<Long> DOMAIN_MESSAGES =
      Setting.ofDomain(
              "policy.rate.domain.messages",
              new Whole(0, MOST, "messages"),
              0L,
              "Messages per domain per day",
              "How many messages all accounts of a domain can send together in a day." + ANY)
          .forExperts();

  public static final Setting<Long> DOMAIN_RECIPIENTS =
      Setting.ofDomain(
              "policy.rate.domain.recipients",
              new Whole(0, MOST, "recipients"),
              0L,
              "Recipients per domain per day",
              "How many recipients the messages that a domain's accounts send in a day can"
                  + " have together."
                  + ANY)
          .forExperts();

  public static final Setting<Long> OFFENCES =
      Setting.ofServer(
              "policy.rate.offences",
              new Whole(0, MOST, "times"),
              50L,
              "Exceeded limits before a ban",
              "How many more attempts an IP address can make in an hour after it has exceeded"
                  + " one of these limits. Then it is banned from all services. 0: it is never"
                  + " banned.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        CLIENT_CONNECTIONS,
        CLIENT_MESSAGES,
        CLIENT_RECIPIENTS,
        CLIENT_UNKNOWN,
        NETWORK_MESSAGES,
        SENDER_MESSAGES,
        SENDER_RECIPIENTS,
        ACCOUNT_MESSAGES_HOUR,
        ACCOUNT_MESSAGES_DAY,
        ACCOUNT_RECIPIENTS_HOUR,
        ACCOUNT_RECIPIENTS_DAY,
        DOMAIN_MESSAGES,
        DOMAIN_RECIPIENTS,
        OFFENCES);
  }
}
