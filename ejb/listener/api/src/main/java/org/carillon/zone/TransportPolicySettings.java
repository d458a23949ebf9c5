package org.carillon.zone;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The setting of a domain's policy for encrypted incoming mail (MTA-STS). */
public final class TransportPolicySettings implements SettingSource {
  /** The longest lifetime of a policy, about a year (RFC 8461 §3.2). */
  private static final Duration MOST = Duration.ofDays(365);

  public static final Setting<TransportPolicy.Mode> MODE =
      Setting.ofDomain(
          "mail.in.mta-sts",
          new SettingType.Choice<>(TransportPolicy.Mode.class),
          TransportPolicy.Mode.OFF,
          "MTA-STS mode",
          "Tells other servers to send mail only over TLS, to this server's host name with a"
              + " valid certificate (RFC 8461). testing: they deliver anyway, and report problems."
              + " enforce: they do not deliver otherwise. withdrawn: they drop the policy; use it"
              + " before off, for the policy's lifetime. The certificate must also cover mta-sts."
              + " and the domain; all MX records must name this host.");

  public static final Setting<Duration> KEPT =
      Setting.ofDomain(
              "mail.in.mta-sts-max-age",
              new SettingType.Time(Duration.ofHours(1), MOST),
              Duration.ofDays(7),
              "MTA-STS policy lifetime",
              "How long other servers keep the MTA-STS policy after they fetched it"
                  + " (max_age). A longer time protects better; with a shorter one, mistakes pass"
                  + " sooner.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(MODE, KEPT);
  }
}
