package org.carillon.transport;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.ListOf;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** How long mail waits, and when its sender hears of it. */
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
          "How long to wait after the first failed attempt, the second, and so on; the last is"
              + " repeated until the mail is given up.");

  public static final Setting<Duration> LIFETIME =
      Setting.ofServer(
          "queue.lifetime",
          new Time(Duration.ofSeconds(1), Duration.ofDays(60)),
          Duration.ofDays(5),
          "Give up after",
          "Mail that could not be delivered for so long is returned to its sender.");

  public static final Setting<Duration> WARN_AFTER =
      Setting.ofServer(
          "queue.warn-after",
          new Time(Duration.ZERO, Duration.ofDays(60)),
          Duration.ofHours(4),
          "Tell senders of a delay after",
          "A sender hears once that mail still waits after this time. 0 tells nobody.");

  public static final Setting<Duration> LEASE =
      Setting.ofServer(
          "queue.lease",
          new Time(Duration.ofMinutes(1), Duration.ofHours(24)),
          Duration.ofMinutes(15),
          "Claim lasts",
          "How long after a server was last heard of others take its deliveries over. While it"
              + " works on one, it renews its claim.");

  public static final Setting<Long> RETURNED_SIZE =
      Setting.ofServer(
          "queue.returned-size",
          new Whole(0, 2_147_483_647L, "octets"),
          64L * 1024,
          "Largest returned message",
          "A report on failed delivery quotes the whole message only if its sender asked for that"
              + " and it is not larger; else only its header.");

  public static final Setting<Boolean> POSTMASTER_COPY =
      Setting.ofServer(
          "queue.double-bounces-to-postmaster",
          new Switch(),
          true,
          "Undeliverable reports to postmaster",
          "Reports that can't be delivered themselves go to the postmaster instead of being"
              + " dropped.");

  public static final Setting<Long> ALERT_SIZE =
      Setting.ofServer(
          "queue.alert-size",
          new Whole(1, 100_000_000, "deliveries"),
          100_000L,
          "Alert when waiting",
          "Health reports the queue as troubled when more deliveries than this wait.");

  public static final Setting<Boolean> QUARANTINE_RELEASE =
      Setting.ofAccount(
          "queue.quarantine-release",
          new Switch(),
          false,
          "People release whatever is in quarantine",
          "People may always release what was put into quarantine for its points. When on, also what"
              + " was put there for one reason alone: a virus, or an entry of the lists.");

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
