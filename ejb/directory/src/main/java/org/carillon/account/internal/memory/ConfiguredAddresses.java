package org.carillon.account.internal.memory;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.access.BoundDomains;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.Watch;
import org.carillon.settings.Settings;

/** The IP addresses in domains' settings. One named by two domains belongs to the older. */
@ApplicationScoped
public class ConfiguredAddresses implements BoundDomains {
  private final Settings settings;
  private volatile Map<InetAddress, Long> domains = Map.of();
  private Watch watch = () -> {};

  @Inject
  public ConfiguredAddresses(Settings settings) {
    this.settings = settings;
  }

  /** Reads the settings and follows their changes. */
  @PostConstruct
  public void start() {
    watch = settings.watch(this::read);
    read();
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  private void read() {
    Map<InetAddress, Long> found = new HashMap<>();
    settings
        .onDomains(DirectorySettings.ADDRESSES)
        .forEach(
            (domain, addresses) ->
                addresses.stream()
                    .flatMap(text -> literal(text).stream())
                    .forEach(address -> found.merge(address, domain, Math::min)));
    domains = Map.copyOf(found);
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException none) {
      // A text of digits and dots that is not an IP address binds nothing.
      return Optional.empty();
    }
  }

  /** Returns the first of these addresses that belongs to another domain already. */
  public static Optional<String> taken(Settings settings, long domain, List<String> addresses) {
    Map<Long, List<String>> all = settings.onDomains(DirectorySettings.ADDRESSES);
    return addresses.stream()
        .filter(
            text ->
                all.entrySet().stream()
                    .filter(other -> other.getKey() != domain)
                    .flatMap(other -> other.getValue().stream())
                    .anyMatch(other -> literal(other).equals(literal(text))))
        .findFirst();
  }

  @Override
  public OptionalLong at(InetAddress reached) {
    Long domain = domains.get(reached);
    return domain == null ? OptionalLong.empty() : OptionalLong.of(domain);
  }
}
