package org.carillon.transport;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.HostAndPort;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Host;
import org.carillon.settings.SettingType.ListOf;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** The settings of outgoing mail. */
public final class OutboundSettings implements SettingSource {

  public static final Setting<List<HostAndPort>> SMART_HOST =
      Setting.ofServer(
          "mail.out.smart-host",
          new ListOf<>(new Host(25), 1),
          List.of(),
          "Smart host",
          "All mail for other domains goes to this server instead of the domains' own mail"
              + " servers.");

  public static final Setting<Long> PORT =
      Setting.ofServer(
              "mail.out.port",
              new Whole(1, 65_535, "port"),
              25L,
              "Port of other servers",
              "25 on the Internet. Other ports are for tests and closed networks.")
          .forExperts();

  public static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.ofServer(
              "mail.out.connect-timeout",
              new Time(Duration.ofMillis(100), Duration.ofMinutes(5)),
              Duration.ofSeconds(30),
              "Connect timeout",
              "How long to wait for another server to accept a connection.")
          .forExperts();

  public static final Setting<Duration> COMMAND_TIMEOUT =
      Setting.ofServer(
              "mail.out.command-timeout",
              new Time(Duration.ofMillis(100), Duration.ofMinutes(15)),
              Duration.ofMinutes(5),
              "Reply timeout",
              "How long to wait for a reply. The standards ask for five minutes.")
          .forExperts();

  public static final Setting<Long> SLOWEST =
      Setting.ofServer(
              "mail.out.slowest",
              new Whole(1, 100_000_000, "octets a second"),
              2_048L,
              "Slowest host",
              "A delivery to another server that is slower than this is broken off and tried again"
                  + " later. The time of one claim (queue.lease) is allowed in addition.")
          .forExperts();

  public static final Setting<Long> CONNECTIONS =
      Setting.ofServer(
              "mail.out.connections",
              new Whole(1, 10_000, "connections"),
              100L,
              "Connections out",
              "How many connections to other servers each node opens at once. One sender can use at"
                  + " most half of them, and so can all deliveries that take longer than a claim"
                  + " (queue.lease).")
          .forExperts();

  public static final Setting<Long> PER_DESTINATION =
      Setting.ofServer(
              "mail.out.connections-per-destination",
              new Whole(1, 1_000, "connections"),
              10L,
              "Connections to one destination",
              "How many of these connections may go to one destination, or to one host whichever"
                  + " domains it serves.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        SMART_HOST, PORT, CONNECT_TIMEOUT, COMMAND_TIMEOUT, SLOWEST, CONNECTIONS, PER_DESTINATION);
  }
}
