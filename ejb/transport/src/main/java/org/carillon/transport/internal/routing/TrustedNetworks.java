package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.KnownClients;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;

/** The clients that may relay without signing in. */
@ApplicationScoped
public class TrustedNetworks implements KnownClients {
  private final AddressRanges ranges;

  @Inject
  public TrustedNetworks(Settings settings) {
    ranges = new AddressRanges(settings, IntakeSettings.TRUSTED_NETWORKS);
  }

  public boolean contain(InetAddress client) {
    return ranges.contain(client);
  }

  /** Returns whether a session's client is trusted. */
  public boolean contain(IntakeSession session) {
    return session.service() == Service.SMTP && contain(session.client());
  }

  @Override
  public boolean isKnown(IntakeSession session) {
    return session.caller().isPresent() || session.service() == Service.LMTP || contain(session);
  }
}
