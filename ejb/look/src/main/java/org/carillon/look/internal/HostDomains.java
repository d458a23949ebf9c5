package org.carillon.look.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.carillon.account.Addresses;
import org.carillon.account.setting.HostSettings;
import org.carillon.settings.Settings;

/**
 * Finds the domain whose pages a host shows: the domain with that webmail host in its settings,
 * else the domain of that name or the nearest one above it. Host names are untrusted input, so that
 * answers are cached for a while and few of them cause a query.
 */
@ApplicationScoped
class HostDomains {
  private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,253}");
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final int MOST = 10_000;
  private static final int MOST_LABELS = 5;

  private final Settings settings;
  private final Addresses addresses;
  private final Cache<String, OptionalLong> kept =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumSize(MOST)
          .expireAfterWrite(KEPT)
          .build();

  @Inject
  HostDomains(Settings settings, Addresses addresses) {
    this.settings = settings;
    this.addresses = addresses;
  }

  OptionalLong of(String host) {
    String asked = host.toLowerCase(Locale.ROOT);
    return HOST.matcher(asked).matches() ? kept.get(asked, this::find) : OptionalLong.empty();
  }

  private OptionalLong find(String host) {
    for (Map.Entry<Long, String> said : settings.onDomains(HostSettings.WEB_ADDRESS).entrySet()) {
      if (!said.getValue().isEmpty() && host.equalsIgnoreCase(hostOf(said.getValue()))) {
        return OptionalLong.of(said.getKey());
      }
    }
    String name = host;
    for (int i = 0; i < MOST_LABELS && name.indexOf('.') > 0; i++) {
      OptionalLong domain = addresses.domain(name);
      if (domain.isPresent()) {
        return domain;
      }
      name = name.substring(name.indexOf('.') + 1);
    }
    return OptionalLong.empty();
  }

  private static String hostOf(String address) {
    try {
      return String.valueOf(URI.create(address).getHost());
    } catch (IllegalArgumentException none) {
      return "";
    }
  }
}
