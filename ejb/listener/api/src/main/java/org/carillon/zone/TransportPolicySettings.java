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
          "Mail must arrive encrypted (MTA-STS)",
          "Tells other servers to send mail only over TLS, and only to this server's host name with"
              + " a valid certificate (RFC 8461). testing: they deliver in any case, and report"
              + " problems to the address in the TLS-RPT record. enforce: they do not deliver"
              + " otherwise. withdrawn: they drop the policy; choose this for as long as servers keep a"
              + " policy before you choose off. The certificate must also cover mta-sts. and the"
              + " domain. All MX records must lead to this server's host name.");

  public static final Setting<Duration> KEPT =
      Setting.ofDomain(
              "mail.in.mta-sts-max-age",
              new SettingType.Time(Duration.ofHours(1), MOST),
              Duration.ofDays(7),
              "Servers keep the MTA-STS policy for",
              "How long other servers keep the policy after they fetched it. Longer protects better;"
                  + " shorter makes mistakes pass sooner.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(MODE, KEPT);
  }
}
