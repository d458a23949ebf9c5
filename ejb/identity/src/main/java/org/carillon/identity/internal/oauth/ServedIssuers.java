package org.carillon.identity.internal.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.account.Addresses;
import org.carillon.account.setting.HostSettings;
import org.carillon.identity.oauth.Issuer;
import org.carillon.identity.oauth.Issuers;
import org.carillon.settings.Settings;

/** Finds the issuers by the directory and the settings. */
@ApplicationScoped
public class ServedIssuers implements Issuers {
  /** The largest number of labels that are tried. A longer name belongs to no domain here. */
  private static final int MOST_LABELS = 12;

  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public ServedIssuers(Addresses addresses, Settings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  @Override
  public Optional<String> served(String host) {
    return Issuer.of(host).filter(issuer -> isOurs(URI.create(issuer).getHost()));
  }

  private boolean isOurs(String name) {
    return name != null
        && (isThisMachine(name)
            || name.equalsIgnoreCase(settings.value(HostSettings.HOST_NAME))
            || isSet(name)
            || isOfDomain(name));
  }

  private static boolean isThisMachine(String name) {
    if (name.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(name.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException other) {
      return false;
    }
  }

  private boolean isSet(String name) {
    return Stream.concat(
            Stream.of(settings.value(HostSettings.WEB_ADDRESS)),
            settings.onDomains(HostSettings.WEB_ADDRESS).values().stream())
        .filter(address -> !address.isEmpty())
        .map(address -> URI.create(address).getHost())
        .anyMatch(name::equalsIgnoreCase);
  }

  private boolean isOfDomain(String name) {
    String rest = name;
    for (int labels = 0; labels < MOST_LABELS; labels++) {
      if (addresses.domain(rest).isPresent()) {
        return true;
      }
      int dot = rest.indexOf('.');
      if (dot < 0) {
        return false;
      }
      rest = rest.substring(dot + 1);
    }
    return false;
  }
}
