package org.carillon.policy.internal.rate;

import java.time.Duration;
import org.carillon.policy.rate.RateSettings;
import org.carillon.settings.Setting;

/** The rates that are limited, with their time spans. */
enum RateLimit {
  CLIENT_CONNECTIONS(RateSettings.CLIENT_CONNECTIONS, Duration.ofMinutes(1)),
  CLIENT_MESSAGES(RateSettings.CLIENT_MESSAGES, Duration.ofHours(1)),
  CLIENT_RECIPIENTS(RateSettings.CLIENT_RECIPIENTS, Duration.ofHours(1)),
  CLIENT_UNKNOWN(RateSettings.CLIENT_UNKNOWN, Duration.ofHours(1)),
  NETWORK_MESSAGES(RateSettings.NETWORK_MESSAGES, Duration.ofHours(1)),
  SENDER_MESSAGES(RateSettings.SENDER_MESSAGES, Duration.ofHours(1)),
  SENDER_RECIPIENTS(RateSettings.SENDER_RECIPIENTS, Duration.ofHours(1)),
  ACCOUNT_MESSAGES_HOUR(RateSettings.ACCOUNT_MESSAGES_HOUR, Duration.ofHours(1)),
  ACCOUNT_MESSAGES_DAY(RateSettings.ACCOUNT_MESSAGES_DAY, Duration.ofDays(1)),
  ACCOUNT_RECIPIENTS_HOUR(RateSettings.ACCOUNT_RECIPIENTS_HOUR, Duration.ofHours(1)),
  ACCOUNT_RECIPIENTS_DAY(RateSettings.ACCOUNT_RECIPIENTS_DAY, Duration.ofDays(1)),
  DOMAIN_MESSAGES(RateSettings.DOMAIN_MESSAGES, Duration.ofDays(1)),
  DOMAIN_RECIPIENTS(RateSettings.DOMAIN_RECIPIENTS, Duration.ofDays(1));

  private final Setting<Long> most;
  private final Duration span;

  RateLimit(Setting<Long> most, Duration span) {
    this.most = most;
    this.span = span;
  }

  /** Returns the setting for the limit; 0 is no limit. */
  Setting<Long> most() {
    return most;
  }

  Duration span() {
    return span;
  }

  String what() {
    String name = name();
    if (this == CLIENT_UNKNOWN) {
      return "unknown recipients";
    }
    if (this == CLIENT_CONNECTIONS) {
      return "connections";
    }
    return name.contains("RECIPIENTS") ? "recipients" : "messages";
  }
}
