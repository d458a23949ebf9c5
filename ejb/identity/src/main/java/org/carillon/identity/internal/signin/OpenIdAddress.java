package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.identity.Peer;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** The address where mail programs learn how to get tokens. It is on the domain's webmail host. */
@ApplicationScoped
public class OpenIdAddress {
  private final NameCompletion names;
  private final Settings settings;

  @Inject
  public OpenIdAddress(NameCompletion names, Settings settings) {
    this.names = names;
    this.settings = settings;
  }

  String configuration(Peer peer) {
    OptionalLong domain = names.asked(peer);
    Scope scope = domain.isPresent() ? Scope.domain(domain.getAsLong()) : Scope.server();
    return HostSettings.webAddress(settings, scope, ".well-known/openid-configuration");
  }
}
