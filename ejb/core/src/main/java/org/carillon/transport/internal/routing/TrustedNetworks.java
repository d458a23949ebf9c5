package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;

/** The clients that may relay without signing in. */
@ApplicationScoped
public class TrustedNetworks {
  private final AddressRanges ranges;

  @Inject
  public TrustedNetworks(Settings settings) {
    ranges = new AddressRanges(settings, IntakeSettings.TRUSTED_NETWORKS);
  }

  public boolean contain(InetAddress client) {
    return ranges.contain(client);
  }
}
