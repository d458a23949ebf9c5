package org.carillon.listener.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carillon.contract.Watch;
import org.carillon.contract.net.HostCertificate;
import org.carillon.listener.ListenerSettings;
import org.carillon.listener.StrictTransport;
import org.carillon.settings.Settings;

/** Finds the hosts for which the web shows a certificate of an authority. */
@ApplicationScoped
class WebTransport implements StrictTransport {
  private final Settings settings;
  private final CertificateStore store;

  /** True if Carillon's own key store serves the web; else its certificates are unknown. */
  private final boolean showsOurs = WebKeyStore.ofTheWeb().isPresent();

  private volatile Set<String> vouchedFor = Set.of();
  private Watch watch;

  @Inject
  WebTransport(Settings settings, CertificateStore store) {
    this.settings = settings;
    this.store = store;
  }

  @PostConstruct
  void start() {
    watch = store.watch(this::look);
    look();
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  private void look() {
    vouchedFor = vouchedFor(store.all());
  }

  @Override
  public Optional<String> value(String host) {
    return showsOurs && !isAmong(vouchedFor, host)
        ? Optional.empty()
        : value(settings.value(ListenerSettings.STRICT_TRANSPORT));
  }

  static Optional<String> value(Duration age) {
    return age.isZero() ? Optional.empty() : Optional.of("max-age=" + age.toSeconds());
  }

  static Set<String> vouchedFor(List<HostCertificate> certificates) {
    return WebKeyStore.fitting(certificates).stream()
        .filter(Predicate.not(WebKeyStore::vouchesForItself))
        .flatMap(each -> KeyEntry.names(each.chain().getFirst()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean isAmong(Set<String> names, String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    int dot = wanted.indexOf('.');
    return names.contains(wanted) || dot > 0 && names.contains("*" + wanted.substring(dot));
  }
}
