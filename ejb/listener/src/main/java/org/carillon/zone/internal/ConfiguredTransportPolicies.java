package org.carillon.zone.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.setting.HostSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.zone.TransportPolicies;
import org.carillon.zone.TransportPolicy;
import org.carillon.zone.TransportPolicySettings;

/** Makes policies from the domains' settings. */
@ApplicationScoped
class ConfiguredTransportPolicies implements TransportPolicies {
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  ConfiguredTransportPolicies(Addresses addresses, Settings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  @Override
  public Optional<TransportPolicy> of(String domain) {
    OptionalLong id = addresses.domain(domain);
    return id.isPresent() ? of(Scope.domain(id.getAsLong())) : Optional.empty();
  }

  private Optional<TransportPolicy> of(Scope domain) {
    TransportPolicy.Mode mode = settings.value(TransportPolicySettings.MODE, domain);
    return Optional.of(settings.value(HostSettings.HOST_NAME))
        .filter(HostSettings::isOnInternet)
        .filter(host -> mode != TransportPolicy.Mode.OFF)
        .map(
            host ->
                new TransportPolicy(
                    mode, host, settings.value(TransportPolicySettings.KEPT, domain)));
  }
}
