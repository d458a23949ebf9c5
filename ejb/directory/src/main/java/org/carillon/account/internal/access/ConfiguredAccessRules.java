package org.carillon.account.internal.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.account.access.AccessRules;
import org.carillon.account.setting.AccessSettings;
import org.carillon.account.setting.AccessSettings.Security;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.AddressRange;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Access rules that are made of settings. */
@ApplicationScoped
public class ConfiguredAccessRules implements AccessRules {
  private final Settings settings;
  private final Clock clock;

  @Inject
  public ConfiguredAccessRules(Settings settings) {
    this(settings, Clock.systemDefaultZone());
  }

  ConfiguredAccessRules(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Optional<SignIn.Reason> refusal(long domain, long account, Entry entry) {
    Scope scope = Scope.account(domain, account);
    if (!isOpen(scope, entry) || !isFromHere(scope, entry.client()) || !isTime(scope)) {
      return Optional.of(SignIn.Reason.NOT_ALLOWED);
    }
    return isSecure(settings.value(AccessSettings.SECURITY, scope), entry)
        ? Optional.empty()
        : Optional.of(SignIn.Reason.NEEDS_ENCRYPTION);
  }

  private boolean isOpen(Scope scope, Entry entry) {
    return entry.mode().map(mode -> settings.value(AccessSettings.mode(mode), scope)).orElse(true);
  }

  private boolean isFromHere(Scope scope, InetAddress client) {
    List<String> networks = settings.value(AccessSettings.NETWORKS, scope);
    return networks.isEmpty()
        || ClientNetwork.isThisMachine(client)
        || networks.stream()
            .map(AddressRange::of)
            .flatMap(Optional::stream)
            .anyMatch(range -> range.contains(client));
  }

  private boolean isTime(Scope scope) {
    return AccessHours.read(settings.value(AccessSettings.HOURS, scope))
        .hold(LocalDateTime.now(clock));
  }

  private static boolean isSecure(Security wanted, Entry entry) {
    return switch (wanted) {
      case ANY -> true;
      case SECURE -> entry.encrypted() || !entry.showsPassword();
      case ENCRYPTED -> entry.encrypted();
    };
  }
}
