package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.setting.HostSettings;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.settings.Settings;

/** Checks the name that other servers see: with a bad one, they often reject mail. */
@ApplicationScoped
class HostNameCheck implements HealthCheck {
  private static final String PART = "host-name";

  private final Settings settings;

  @Inject
  HostNameCheck(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    String name = settings.value(HostSettings.HOST_NAME);
    return HostSettings.isOnInternet(name)
        ? new Health(PART, true, "The host name shown to other servers is " + name + ".")
        : Health.unsound(
            PART,
            "The host name shown to other servers is “"
                + name
                + "”, which is not a name on the Internet, so many of them refuse mail. Set"
                + " the server's public name (setting mail.host-name).");
  }
}
