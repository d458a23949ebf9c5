package org.carillon.transport;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.HostAndPort;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Host;
import org.carillon.settings.SettingType.ListOf;
import org.carillon.settings.SettingType.Switch;
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
          "All mail for other domains goes to this server instead of the recipients'"
              + " servers. Use it if your provider blocks port 25 or wants mail to pass its relay."
              + " For a smart host with sign-in, or for some domains or senders only, add a mail"
              + " route, which goes before this setting. Empty: mail goes directly to the"
              + " recipients' servers.");

  public static final Setting<Boolean> MTA_STS =
      Setting.ofServer(
          "mail.out.mta-sts",
          new Switch(),
          true,
          "Obey other domains' MTA-STS policies",
          "If a domain demands it (RFC 8461), mail for it goes only encrypted, and only to"
              + " servers that the domain names, with a valid certificate. Otherwise it waits. Mail"
              + " that goes by the smart host or by a mail route is not affected: there, the rule"
              + " for encryption of the route counts.");

  public static final Setting<Long> PORT =
      Setting.ofServer(
              "mail.out.port",
              new Whole(1, 65_535, "port"),
              25L,
              "Outgoing SMTP port",
              "The port of other mail servers. On the Internet it must be 25, the default."
                  + " Use another one only for tests and in closed networks.")
          .forExperts();

  public static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.ofServer(
              "mail.out.connect-timeout",
              new Time(Duration.ofMillis(100), Duration.ofMinutes(5)),
              Duration.ofSeconds(30),
              "Outgoing connection timeout",
              "How long to wait for another server to accept a connection.")
          .forExperts();

  public static final Setting<Duration> COMMAND_TIMEOUT =
      Setting.ofServer(
              "mail.out.command-timeout",
              new Time(Duration.ofMillis(100), Duration.ofMinutes(15)),
              Duration.ofMinutes(5),
              "Outgoing reply timeout",
              "How long to wait for a reply of another server. The default, 5 minutes, is"
                  + " what RFC 5321 asks for.")
          .forExperts();

  public static final Setting<Long> SLOWEST =
      Setting.ofServer(
              "mail.out.slowest",
              new Whole(1, 100_000_000, "octets a second"),
              2_048L,
              "Minimum delivery speed",
              "A delivery to another server that is slower than this is stopped and tried"
                  + " again later. It may take the takeover time (queue.lease) longer. Lower it if"
                  + " large messages fail on a slow line.")
          .forExperts();

  public static final Setting<Long> CONNECTIONS =
      Setting.ofServer(
              "mail.out.connections",
              new Whole(1, 10_000, "connections"),
              100L,
              "Maximum outgoing connections",
              "How many connections to other servers each node opens at the same time. One"
                  + " sender can use at most half of them, and so can all deliveries that take"
                  + " longer than the takeover time (queue.lease).")
          .forExperts();

  public static final Setting<Long> PER_DESTINATION =
      Setting.ofServer(
              "mail.out.connections-per-destination",
              new Whole(1, 1_000, "connections"),
              10L,
              "Maximum connections per destination",
              "How many of these connections can go to one destination, or to one host that"
                  + " serves several domains. If it is too high, other servers can refuse"
                  + " connections.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        SMART_HOST,
        MTA_STS,
        PORT,
        CONNECT_TIMEOUT,
        COMMAND_TIMEOUT,
        SLOWEST,
        CONNECTIONS,
        PER_DESTINATION);
  }
}
