package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import org.carillon.contract.net.TrustedClients;

/** Decides without a session which clients are trusted. */
@ApplicationScoped
class TrustedAddresses implements TrustedClients {
  private final TrustedNetworks networks;

  @Inject
  TrustedAddresses(TrustedNetworks networks) {
    this.networks = networks;
  }

  @Override
  public boolean contain(InetAddress address) {
    return networks.contain(address);
  }
}
