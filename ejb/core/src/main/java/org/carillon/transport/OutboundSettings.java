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

/** How mail leaves. */
public final class OutboundSettings implements SettingSource {

  public static final Setting<List<HostAndPort>> SMART_HOST =
      Setting.ofServer(
          "mail.out.smart-host",
          new ListOf<>(new Host(25), 1),
          List.of(),
          "Smart host",
          "Mail for other domains goes to this server instead of to the domain's own.");

  public static final Setting<Long> PORT =
      Setting.ofServer(
          "mail.out.port",
          new Whole(1, 65_535, "port"),
          25L,
          "Port of other servers",
          "25 on the Internet; another for tests and closed networks.");

  public static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.ofServer(
          "mail.out.connect-timeout",
          new Time(Duration.ofMillis(100), Duration.ofMinutes(5)),
          Duration.ofSeconds(30),
          "Connect timeout",
          "How long to wait for another server to take a connection.");

  public static final Setting<Duration> COMMAND_TIMEOUT =
      Setting.ofServer(
          "mail.out.command-timeout",
          new Time(Duration.ofMillis(100), Duration.ofMinutes(15)),
          Duration.ofMinutes(5),
          "Reply timeout",
          "How long to wait for a reply; standards ask for five minutes.");

  public static final Setting<Long> SLOWEST =
      Setting.ofServer(
          "mail.out.slowest",
          new Whole(1, 100_000_000, "octets a second"),
          2_048L,
          "Slowest host",
          "A server that takes a message slower than this is given up and tried again later. The"
              + " time of one claim (queue.lease) is granted on top.");

  public static final Setting<Long> CONNECTIONS =
      Setting.ofServer(
          "mail.out.connections",
          new Whole(1, 10_000, "connections"),
          100L,
          "Connections out",
          "How many connections to other servers each node opens at once. One sender has at most half"
              + " of them; so has what takes longer than a claim lasts (queue.lease).");

  public static final Setting<Long> PER_DESTINATION =
      Setting.ofServer(
          "mail.out.connections-per-destination",
          new Whole(1, 1_000, "connections"),
          10L,
          "Connections to one destination",
          "How many of them to one destination, and to one host whatever domains it serves.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        SMART_HOST, PORT, CONNECT_TIMEOUT, COMMAND_TIMEOUT, SLOWEST, CONNECTIONS, PER_DESTINATION);
  }
}
