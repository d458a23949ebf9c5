package org.carillon.transport;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.ListOf;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** The settings of retries and of reports on delays. */
public final class QueueSettings implements SettingSource {

  public static final Setting<List<Duration>> RETRY =
      Setting.ofServer(
          "queue.retry",
          new ListOf<>(new Time(Duration.ofSeconds(1), Duration.ofDays(2)), 30),
          List.of(
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(15),
              Duration.ofMinutes(30),
              Duration.ofHours(1),
              Duration.ofHours(2),
              Duration.ofHours(4)),
          "Retry after",
          "How long to wait after the first failed attempt, after the second, and so on. The last"
              + " one is repeated until the mail is given up.");

  public static final Setting<Duration> LIFETIME =
      Setting.ofServer(
          "queue.lifetime",
          new Time(Duration.ofSeconds(1), Duration.ofDays(60)),
          Duration.ofDays(5),
          "Give up after",
          "Mail that could not be delivered for this long is returned to its sender.");

  public static final Setting<Duration> WARN_AFTER =
      Setting.ofServer(
          "queue.warn-after",
          new Time(Duration.ZERO, Duration.ofDays(60)),
          Duration.ofHours(4),
          "Tell senders of a delay after",
          "A sender is told once that mail is still waiting after this time. 0: senders are not"
              + " told.");

  public static final Setting<Duration> LEASE =
      Setting.ofServer(
              "queue.lease",
              new Time(Duration.ofMinutes(1), Duration.ofHours(24)),
              Duration.ofMinutes(15),
              "Claim lasts",
              "How long after the last sign of life of a node other nodes take over its deliveries. A"
                  + " node renews its claim while it works on a delivery.")
          .forExperts();

  public static final Setting<Long> RETURNED_SIZE =
      Setting.ofServer(
              "queue.returned-size",
              new Whole(0, 2_147_483_647L, "octets"),
              64L * 1024,
              "Largest returned message",
              "A report on a failed delivery contains the whole message if its sender asked for that"
                  + " and it is not larger than this; otherwise only its header.")
          .forExperts();

  public static final Setting<Boolean> POSTMASTER_COPY =
      Setting.ofServer(
              "queue.double-bounces-to-postmaster",
              new Switch(),
              true,
              "Undeliverable reports to postmaster",
              "Reports that can't be delivered go to the postmaster. Off: they are deleted.")
          .forExperts();

  public static final Setting<Long> ALERT_SIZE =
      Setting.ofServer(
          "queue.alert-size",
          new Whole(1, 100_000_000, "deliveries"),
          100_000L,
          "Alert when waiting",
          "Health reports a problem when more deliveries than this are waiting.");

  public static final Setting<Boolean> QUARANTINE_RELEASE =
      Setting.ofAccount(
          "queue.quarantine-release",
          new Switch(),
          false,
          "People may release everything from quarantine",
          "People can always release messages that were put into quarantine for their points. If"
              + " this is on, they can also release those that are there for another reason: a"
              + " virus, or an entry of the lists.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        RETRY,
        LIFETIME,
        WARN_AFTER,
        LEASE,
        RETURNED_SIZE,
        POSTMASTER_COPY,
        ALERT_SIZE,
        QUARANTINE_RELEASE);
  }
}
