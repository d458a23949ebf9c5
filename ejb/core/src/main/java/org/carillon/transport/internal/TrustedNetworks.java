package org.carillon.transport.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;

/** The clients that may relay without signing in. */
@ApplicationScoped
class TrustedNetworks {

  private final Settings settings;

  @Inject
  TrustedNetworks(Settings settings) {
    this.settings = settings;
  }

  /** What the setting said when it was last read. */
  private volatile Parsed parsed = new Parsed(List.of(), List.of());

  private record Parsed(List<String> texts, List<Network> networks) {}

  boolean contain(InetAddress client) {
    List<String> texts = settings.value(IntakeSettings.TRUSTED_NETWORKS);
    Parsed known = parsed;
    if (!known.texts().equals(texts)) {
      known = new Parsed(texts, texts.stream().map(Network::of).flatMap(n -> n.stream()).toList());
      parsed = known;
    }
    return known.networks().stream().anyMatch(network -> network.contains(client));
  }
}
