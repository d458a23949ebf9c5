package org.carillon.policy.brand;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Certificates;
import org.carillon.settings.SettingType.ListOf;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Text;
import org.carillon.settings.Settings;

/** Settings for the indicators that are shown. */
public final class BrandSettings implements SettingSource {

  public static final Setting<Boolean> BIMI =
      Setting.ofServer(
          "policy.bimi",
          new Switch(),
          true,
          "Brand logos (BIMI)",
          "Shows the logo that a sender's domain publishes (BIMI) next to messages that are"
              + " proven genuine. A mark certificate of an authority listed below must confirm the"
              + " logo, or the domain must be one whose logos you trust. This server downloads the"
              + " logo, so readers never contact the sender's server.");

  public static final Setting<List<X509Certificate>> TRUST_ANCHORS =
      Setting.ofServer(
              "policy.bimi.trust-anchors",
              new Certificates(20),
              List.of(),
              "Authorities for mark certificates",
              "Root certificates (PEM) of the authorities that can confirm brand logos. None"
                  + " are included with this server; download them from the authorities. Empty:"
                  + " only logos of the domains that you trust are shown.")
          .forExperts();

  public static final Setting<List<String>> TRUSTED_DOMAINS =
      Setting.ofServer(
              "policy.bimi.trusted-domains",
              new ListOf<>(
                  new Text(
                      Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+"), 253, "a domain name"),
                  1_000),
              List.of(),
              "Domains with trusted logos",
              "Logos of these domains and their subdomains are shown without a mark"
                  + " certificate. Add only domains whose logos you have checked.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(BIMI, TRUST_ANCHORS, TRUSTED_DOMAINS);
  }

  /** Returns whether an administrator vouches for the domain's indicators. */
  public static boolean isTrusted(String domain, Settings settings) {
    return settings.value(TRUSTED_DOMAINS).stream()
        .map(trusted -> trusted.toLowerCase(Locale.ROOT))
        .anyMatch(trusted -> domain.equals(trusted) || domain.endsWith("." + trusted));
  }

  /** Returns whether an indicator of the domain could be shown at all. */
  public static boolean canBeShown(String domain, Settings settings) {
    return settings.value(BIMI)
        && (!settings.value(TRUST_ANCHORS).isEmpty() || isTrusted(domain, settings));
  }
}
