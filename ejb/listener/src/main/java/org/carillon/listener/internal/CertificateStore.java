package org.carillon.listener.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.carillon.account.DomainDeleted;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.Watch;
import org.carillon.contract.net.HostCertificate;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/** Every certificate, ready for use; first a self-signed one that is not stored. */
@ApplicationScoped
class CertificateStore {
  private static final Logger LOG = Logger.getLogger(CertificateStore.class);
  private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  private final Transactions transactions;
  private final HomeKey homeKey;
  private final CacheVersions versions;
  private final Settings settings;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile List<HostCertificate> shown = List.of();
  private volatile Map<Long, List<String>> bound = Map.of();
  private List<Watch> watches = List.of();
  private Gauge daysLeft;

  @Inject
  CertificateStore(
      Transactions transactions, HomeKey homeKey, CacheVersions versions, Settings settings) {
    this.transactions = transactions;
    this.homeKey = homeKey;
    this.versions = versions;
    this.settings = settings;
  }

  @PostConstruct
  void start() {
    watches =
        List.of(
            versions.watch(CacheVersions.Kind.CERTIFICATES, this::load),
            settings.watch(this::bind));
    daysLeft =
        Gauge.builder(
                "carillon.certificate.days.left", this, store -> store.daysLeft(Instant.now()))
            .register(Metrics.globalRegistry);
  }

  @PreDestroy
  void stop() {
    watches.forEach(Watch::close);
    Metrics.globalRegistry.remove(daysLeft);
  }

  /** Returns the days until the first certificate in use expires; negative after that. */
  double daysLeft(Instant now) {
    return shown.stream()
        .map(certificate -> certificate.chain().getFirst().getNotAfter().toInstant())
        .min(Comparator.naturalOrder())
        .map(end -> Duration.between(now, end).toSeconds() / (double) SECONDS_A_DAY)
        .orElse(Double.NaN);
  }

  void fill(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) DatabaseReady ready) {
    try {
      transactions.run(this::makeFirst);
    } catch (PersistenceException | HomeKeyMissing failure) {
      LOG.errorf("The default certificate could not be stored: %s", failure.getMessage());
    }
    load();
  }

  /** Deletes a domain's certificates in its transaction. The counter notifies listeners. */
  void forget(@Observes DomainDeleted gone) {
    transactions.run(
        entities ->
            entities
                .createQuery("DELETE FROM CertificateRow c WHERE c.domain = :domain")
                .setParameter("domain", gone.domain())
                .executeUpdate());
    versions.increase(CacheVersions.Kind.CERTIFICATES);
  }

  List<HostCertificate> all() {
    if (shown.isEmpty()) {
      load();
    }
    return shown;
  }

  Watch watch(Runnable onChange) {
    watchers.add(onChange);
    return () -> watchers.remove(onChange);
  }

  /** Makes the certificate once: the table's lock admits one of several starting nodes. */
  private void makeFirst(EntityManager entities) {
    entities.createNativeQuery("LOCK TABLE certificate IN EXCLUSIVE MODE").executeUpdate();
    boolean there =
        !entities
            .createQuery("SELECT c.id FROM CertificateRow c WHERE c.isDefault = true", Long.class)
            .getResultList()
            .isEmpty();
    if (!there) {
      var row = new CertificateRow();
      row.isDefault = true;
      keep(entities, row, FirstCertificate.make());
    }
  }

  /** Persists a row with the chain and its sealed key. */
  void keep(EntityManager entities, CertificateRow row, KeyEntry chain) {
    row.chain = chain.chainText();
    row.key = new byte[0];
    row.created = Instant.now();
    entities.persist(row);
    row.key = homeKey.seal(CertificateRow.purpose(row.id), chain.keyOctets());
  }

  /** Binds addresses anew. Settings change often, the domains' addresses seldom. */
  private void bind() {
    if (!settings.onDomains(DirectorySettings.ADDRESSES).equals(bound)) {
      load();
    }
  }

  private Set<InetAddress> addresses(long domain) {
    return bound.getOrDefault(domain, List.of()).stream()
        .flatMap(text -> literal(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException none) {
      // Digits and dots that are no valid address bind nothing.
      return Optional.empty();
    }
  }

  private void load() {
    bound = settings.onDomains(DirectorySettings.ADDRESSES);
    var usable = new ArrayList<HostCertificate>();
    try {
      for (CertificateRow row : transactions.read(CertificateStore::rows)) {
        var chain = KeyEntry.of(row.chain, homeKey.open(CertificateRow.purpose(row.id), row.key));
        usable.add(
            new HostCertificate(
                row.isDefault ? List.of() : chain.names(),
                chain.chain(),
                chain.key(),
                row.domain == null ? Set.of() : addresses(row.domain)));
      }
    } catch (PersistenceException | HomeKeyMissing | GeneralSecurityException failure) {
      LOG.warnf("Certificates cannot be read: %s", failure.getMessage());
    }
    if (usable.isEmpty() && shown.isEmpty()) {
      var chain = FirstCertificate.make();
      usable.add(new HostCertificate(List.of(), chain.chain(), chain.key()));
    }
    // Of two for one name, the one that clients trust comes first.
    usable.sort(
        Comparator.comparing(CertificateStore::isOver)
            .thenComparing(WebKeyStore::vouchesForItself));
    if (!usable.isEmpty()) {
      shown = List.copyOf(usable);
      watchers.forEach(Runnable::run);
    }
  }

  private static boolean isOver(HostCertificate certificate) {
    return certificate.chain().getFirst().getNotAfter().toInstant().isBefore(Instant.now());
  }

  static List<CertificateRow> rows(EntityManager entities) {
    return entities
        .createQuery("FROM CertificateRow c ORDER BY c.isDefault DESC, c.id", CertificateRow.class)
        .getResultList();
  }
}
