package org.carillon.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of each service's listener. */
public final class ListenerSettings implements SettingSource {

  /**
   * One service's settings.
   *
   * @param enabled whether it listens at all
   * @param addresses the local addresses; empty for those the node was started with
   * @param port the port before the node's offset is added; 0 for the usual one
   * @param connections the most connections at once
   * @param perAddress the most connections from one client address
   * @param idle the timeout of a signed-in client
   * @param preAuthenticationIdle the timeout before sign-in
   * @param badCommands the number of bad commands that end the session
   * @param lineOctets the longest line
   * @param futile the most fruitless sessions of one client
   */
  public record Of(
      Setting<Boolean> enabled,
      Setting<List<String>> addresses,
      Setting<Long> port,
      Setting<Long> connections,
      Setting<Long> perAddress,
      Setting<Duration> idle,
      Setting<Duration> preAuthenticationIdle,
      Setting<Long> badCommands,
      Setting<Long> lineOctets,
      Setting<Long> futile) {

    public List<Setting<?>> all() {
      return List.of(
          enabled,
          addresses,
          port,
          connections,
          perAddress,
          idle,
          preAuthenticationIdle,
          badCommands,
          lineOctets,
          futile);
    }
  }

  /** The time for which browsers use only HTTPS. */
  public static final Setting<Duration> STRICT_TRANSPORT =
      Setting.ofServer(
              "web.strict-transport",
              new SettingType.Time(Duration.ZERO, Duration.ofDays(730)),
              Duration.ofDays(365),
              "Web: HTTPS only (HSTS)",
              "How long browsers that used HTTPS here must not use plain HTTP for this host,"
                  + " on any port (Strict-Transport-Security, RFC 6797). Browsers remember it, so"
                  + " lowering it takes effect only at their next visit. 0: the header is not sent."
                  + " It is never sent with a self-signed certificate.")
          .forExperts();

  /** The trusted proxies before mail services and SIP. */
  public static final Setting<List<String>> PROXIES =
      Setting.ofServer(
          "listener.proxies",
          AddressRanges.TYPE,
          List.of(),
          "Trusted proxies for mail and SIP",
          "Proxies and load balancers before the mail services and, over TCP and TLS, SIP."
              + " Each connection from them must begin with a PROXY protocol header (version 1 or"
              + " 2) that names the client; otherwise it is closed. Do not list nodes of the same"
              + " cluster: they reach each other's SIP directly.");

  /** The trusted proxies before the web. */
  public static final Setting<List<String>> WEB_PROXIES =
      Setting.ofServer(
          "web.proxies",
          AddressRanges.TYPE,
          List.of("127.0.0.1", "::1"),
          "Trusted web proxies",
          "Proxies before the web pages and REST. The server takes the client's address from"
              + " their X-Forwarded-For and X-Forwarded-Proto headers; these headers from others"
              + " are ignored. If a proxy is missing here, all its clients seem to have its address.");

  private static final SettingType.Text ADDRESS =
      new SettingType.Text(
          Pattern.compile("\\*|[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*"),
          45,
          "an IPv4 or IPv6 address, or * for all");

  private static final Map<Service, Of> DECLARED = declare();

  /** Returns the settings of a service that has its own listener. */
  public static Of of(Service service) {
    return DECLARED.get(service);
  }

  @Override
  public List<Setting<?>> settings() {
    var all = new ArrayList<Setting<?>>();
    DECLARED.values().forEach(of -> all.addAll(of.all()));
    all.add(PROXIES);
    all.add(WEB_PROXIES);
    all.add(STRICT_TRANSPORT);
    return all;
  }

  private static Map<Service, Of> declare() {
    var declared = new LinkedHashMap<Service, Of>();
    Service.listening().forEach(service -> declared.put(service, declare(service)));
    return declared;
  }

  /** Declares the settings of a service. */
  public static Of declare(Service service) {
    String key = "listener." + service.key() + ".";
    String name = service.toString();
    Limits limits = service.limits();
    return new Of(
        Setting.ofServer(
            key + "enabled",
            new SettingType.Switch(),
            !service.isOnlyWhereAskedFor(),
            name + ": enabled",
            "The server offers this service. Off: clients cannot connect to it."),
        Setting.ofServer(
                key + "addresses",
                new SettingType.ListOf<>(ADDRESS, 64),
                List.of(),
                name + ": listen addresses",
                service.isOnThisMachine()
                    ? "The local IP addresses to listen on. Empty: this machine only (127.0.0.1)."
                    : "The local IP addresses to listen on. Empty: those that the server was"
                        + " started with.")
            .forExperts(),
        Setting.ofServer(
            key + "port",
            new SettingType.Whole(0, 65535, "(0: the usual port)"),
            0L,
            name + ": port",
            "The port that the service listens on. A node adds its port offset to it. 0: "
                + service.standardPort()
                + (service.unprivilegedPort() == service.standardPort()
                    ? "."
                    : ", or "
                        + service.unprivilegedPort()
                        + " on a server started without standard ports.")),
        Setting.ofServer(
                key + "connections",
                new SettingType.Whole(1, 1_000_000, "connections"),
                (long) limits.connections(),
                name + ": maximum connections",
                "How many connections one node accepts at once. Further ones are refused. Raise"
                    + " it if clients are refused at busy times.")
            .forExperts(),
        Setting.ofServer(
                key + "per-address",
                new SettingType.Whole(1, 1_000_000, "connections"),
                (long) limits.perAddress(),
                name + ": maximum connections per address",
                "How many connections one node accepts at once from one client address. Raise it if"
                    + " many clients share an address, such as behind NAT.")
            .forExperts(),
        Setting.ofServer(
                key + "idle",
                new SettingType.Time(Duration.ofSeconds(1), Duration.ofDays(1)),
                limits.idle(),
                name + ": idle timeout",
                "The server closes the connection of a signed-in client that has sent nothing for"
                    + " this long.")
            .forExperts(),
        Setting.ofServer(
                key + "pre-authentication-idle",
                new SettingType.Time(Duration.ofSeconds(1), Duration.ofHours(1)),
                limits.preAuthenticationIdle(),
                name + ": idle timeout before sign-in",
                "The server closes the connection of a client that is not signed in and has sent"
                    + " nothing for this long.")
            .forExperts(),
        Setting.ofServer(
                key + "bad-commands",
                new SettingType.Whole(1, 10_000, "commands"),
                (long) limits.badCommands(),
                name + ": maximum invalid commands",
                "The server ends a session after this many invalid commands.")
            .forExperts(),
        Setting.ofServer(
                key + "line-length",
                new SettingType.Whole(512, 1_048_576, "octets"),
                (long) limits.lineOctets(),
                name + ": maximum line length",
                "The longest line that the server accepts from a client, including the line end.")
            .forExperts(),
        Setting.ofServer(
                key + "futile",
                new SettingType.Whole(0, 1_000_000, "sessions"),
                (long) limits.futile(),
                name + ": maximum futile sessions",
                "How many futile sessions a client can have within ten minutes: sessions without a"
                    + " sign-in, a message, QUIT or LOGOUT. After that, its connections are refused for"
                    + " ten minutes, or until it signs in or sends a message over another connection."
                    + " Connections on which it sends nothing do not count. 0: no limit.")
            .forExperts());
  }
}
