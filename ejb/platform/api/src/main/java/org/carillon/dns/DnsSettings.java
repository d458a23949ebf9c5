package org.carillon.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.carillon.contract.dns.DnsPolicy;
import org.carillon.settings.HostAndPort;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Host;
import org.carillon.settings.SettingType.ListOf;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.Settings;

/** The settings of DNS queries. */
public final class DnsSettings implements SettingSource {

  public static final Setting<List<HostAndPort>> SERVERS =
      Setting.ofServer(
          "dns.servers",
          new ListOf<>(new Host(53), 10),
          List.of(),
          "DNS servers",
          "The DNS servers to query, in this order. Empty: those of the operating system. A"
              + " DNS server near this one makes spam checks faster; many DNS lists refuse queries"
              + " through public resolvers.");

  public static final Setting<Duration> TIMEOUT =
      Setting.ofServer(
              "dns.timeout",
              new Time(Duration.ofMillis(100), Duration.ofMinutes(1)),
              Duration.ofSeconds(5),
              "DNS timeout",
              "How long to wait for the answer of one DNS server before the next one is"
                  + " queried.")
          .forExperts();

  public static final Setting<Duration> TOTAL =
      Setting.ofServer(
              "dns.total",
              new Time(Duration.ofMillis(100), Duration.ofMinutes(2)),
              Duration.ofSeconds(10),
              "Total DNS timeout",
              "How long one lookup can take in total, across all servers and aliases. If it"
                  + " takes longer, the lookup fails.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(SERVERS, TIMEOUT, TOTAL);
  }

  /** Returns the current policy. */
  public static DnsPolicy policy(Settings settings) {
    return new DnsPolicy(
        settings.value(SERVERS).stream()
            .map(server -> new InetSocketAddress(server.host(), server.port()))
            .toList(),
        settings.value(TIMEOUT),
        settings.value(TOTAL));
  }
}
