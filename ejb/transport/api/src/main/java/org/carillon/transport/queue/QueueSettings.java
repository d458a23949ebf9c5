package org.carillon.transport.queue;

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
          "Retry intervals",
          "How long to wait after the first failed attempt, after the second, and so on. The"
              + " last interval is repeated until the server gives up (queue.lifetime).");

  public static final Setting<Duration> LIFETIME =
      Setting.ofServer(
          "queue.lifetime",
          new Time(Duration.ofSeconds(1), Duration.ofDays(60)),
          Duration.ofDays(5),
          "Maximum time in the queue",
          "Mail that could not be delivered for this long is returned to its sender. RFC"
              + " 5321 asks for at least 4 to 5 days. If it is too short, mail is lost when another"
              + " server is down for a weekend.");

  public static final Setting<Duration> WARN_AFTER =
      Setting.ofServer(
          "queue.warn-after",
          new Time(Duration.ZERO, Duration.ofDays(60)),
          Duration.ofHours(4),
          "Delay notice after",
          "The sender is notified once if mail is still waiting after this time. 0: no notice.");

  public static final Setting<Duration> LEASE =
      Setting.ofServer(
              "queue.lease",
              new Time(Duration.ofMinutes(1), Duration.ofHours(24)),
              Duration.ofMinutes(15),
              "Takeover time",
              "How long after a node's last sign of life other nodes take over its"
                  + " deliveries. A node renews its claim while it works on a delivery.")
          .forExperts();

  public static final Setting<Long> RETURNED_SIZE =
      Setting.ofServer(
              "queue.returned-size",
              new Whole(0, 2_147_483_647L, "octets"),
              64L * 1024,
              "Maximum size of returned messages",
              "A bounce contains the whole message if its sender asked for that and it is"
                  + " not larger than this. Otherwise it contains only the header.")
          .forExperts();

  public static final Setting<Boolean> POSTMASTER_COPY =
      Setting.ofServer(
              "queue.double-bounces-to-postmaster",
              new Switch(),
              true,
              "Undeliverable bounces to the postmaster",
              "Bounces that cannot be delivered themselves go to the postmaster. Off: they"
                  + " are deleted.")
          .forExperts();

  public static final Setting<Long> ALERT_SIZE =
      Setting.ofServer(
          "queue.alert-size",
          new Whole(1, 100_000_000, "deliveries"),
          100_000L,
          "Queue size alert",
          "The health check reports a problem when more deliveries than this are waiting."
              + " Raise it if your queue is often long, for example after newsletters.");

  public static final Setting<Boolean> QUARANTINE_RELEASE =
      Setting.ofAccount(
          "queue.quarantine-release",
          new Switch(),
          false,
          "Users can release everything from quarantine",
          "Users can always release messages that were quarantined for their spam points. If"
              + " this is on, they can also release messages that were quarantined for another"
              + " reason: a virus, or an entry of the lists of allowed and blocked senders.");

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
