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
              "Connections of a client in a minute",
              "How many times in a minute a stranger's address may connect to deliver mail." + ANY)
          .forExperts();

  public static final Setting<Long> CLIENT_MESSAGES =
      Setting.ofServer(
              "policy.rate.client.messages",
              new Whole(0, MOST, "messages"),
              0L,
              "Messages of a client in an hour",
              "How many messages a stranger's address may deliver." + ANY)
          .forExperts();

  public static final Setting<Long> CLIENT_RECIPIENTS =
      Setting.ofServer(
              "policy.rate.client.recipients",
              new Whole(0, MOST, "recipients"),
              0L,
              "Recipients of a client in an hour",
              "How many recipients the messages from a stranger's address may have together." + ANY)
          .forExperts();

  public static final Setting<Long> CLIENT_UNKNOWN =
      Setting.ofServer(
              "policy.rate.client.unknown-recipients",
              new Whole(0, MOST, "recipients"),
              100L,
              "Unknown recipients of a client in an hour",
              "How many addresses that do not exist here a stranger's address may try. After that it"
                  + " is not told for a while whether an address exists."
                  + ANY)
          .forExperts();

  public static final Setting<Long> NETWORK_MESSAGES =
      Setting.ofServer(
              "policy.rate.network.messages",
              new Whole(0, MOST, "messages"),
              0L,
              "Messages of a network in an hour",
              "How many messages a stranger's whole network may deliver: 256 IPv4 addresses, or a /48"
                  + " of IPv6."
                  + ANY)
          .forExperts();

  public static final Setting<Long> SENDER_MESSAGES =
      Setting.ofServer(
              "policy.rate.sender.messages",
              new Whole(0, MOST, "messages"),
              0L,
              "Messages of a sender in an hour",
              "How many messages strangers may deliver with the same sender." + ANY)
          .forExperts();

  public static final Setting<Long> SENDER_RECIPIENTS =
      Setting.ofServer(
              "policy.rate.sender.recipients",
              new Whole(0, MOST, "recipients"),
              0L,
              "Recipients of a sender in an hour",
              "How many recipients messages of strangers with the same sender may have together."
                  + ANY)
          .forExperts();

  public static final Setting<Long> ACCOUNT_MESSAGES_HOUR =
      Setting.ofAccount(
          "policy.rate.account.messages-hour",
          new Whole(0, MOST, "messages"),
          0L,
          "Messages of an account in an hour",
          "How many messages an account may send. This limits the harm of a stolen password."
              + ANY);

  public static final Setting<Long> ACCOUNT_MESSAGES_DAY =
      Setting.ofAccount(
          "policy.rate.account.messages-day",
          new Whole(0, MOST, "messages"),
          0L,
          "Messages of an account in a day",
          "How many messages an account may send." + ANY);

  public static final Setting<Long> ACCOUNT_RECIPIENTS_HOUR =
      Setting.ofAccount(
          "policy.rate.account.recipients-hour",
          new Whole(0, MOST, "recipients"),
          0L,
          "Recipients of an account in an hour",
          "How many recipients an account's messages may have together." + ANY);

  public static final Setting<Long> ACCOUNT_RECIPIENTS_DAY =
      Setting.ofAccount(
          "policy.rate.account.recipients-day",
          new Whole(0, MOST, "recipients"),
          0L,
          "Recipients of an account in a day",
          "How many recipients an account's messages may have together." + ANY);

  public static final Setting<Long> DOMAIN_MESSAGES =
      Setting.ofDomain(
              "policy.rate.domain.messages",
              new Whole(0, MOST, "messages"),
              0L,
              "Messages of a domain in a day",
              "How many messages all accounts of a domain may send together." + ANY)
          .forExperts();

  public static final Setting<Long> DOMAIN_RECIPIENTS =
      Setting.ofDomain(
              "policy.rate.domain.recipients",
              new Whole(0, MOST, "recipients"),
              0L,
              "Recipients of a domain in a day",
              "How many recipients the messages of a domain's accounts may have together." + ANY)
          .forExperts();

  public static final Setting<Long> OFFENCES =
      Setting.ofServer(
              "policy.rate.offences",
              new Whole(0, MOST, "times"),
              50L,
              "Times over a limit before a ban",
              "How many times within an hour a stranger's address may exceed these limits before it is"
                  + " banned from all services. 0: it is never banned.")
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
