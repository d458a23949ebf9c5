package org.carillon.policy.internal.ban;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.contract.Watch;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.TrustedClients;
import org.carillon.database.Transactions;
import org.carillon.policy.ban.BanSettings;
import org.carillon.policy.net.NetworkPrefix;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * The bans in memory: those of the database, read again after a change on any node, and those that
 * this node is about to write. The exceptions are checked only for banned addresses.
 */
@ApplicationScoped
class CurrentBans {
  private static final Logger LOG = Logger.getLogger(CurrentBans.class);
  private static final Duration ENDLESS = Duration.ofDays(365);
  private static final int MOST_YOUNG = 10_000;

  private final Transactions transactions;
  private final CacheVersions versions;
  private final AddressRanges exempt;
  private final TrustedClients trusted;
  private final InstantSource clock;
  private final Map<NetworkPrefix, Instant> young = new ConcurrentHashMap<>();
  private volatile BanIndex index = BanIndex.EMPTY;
  private Watch watch;

  @Inject
  CurrentBans(
      Transactions transactions,
      CacheVersions versions,
      Settings settings,
      TrustedClients trusted) {
    this(transactions, versions, settings, trusted, InstantSource.system());
  }

  CurrentBans(
      Transactions transactions,
      CacheVersions versions,
      Settings settings,
      TrustedClients trusted,
      InstantSource clock) {
    this.transactions = transactions;
    this.versions = versions;
    this.exempt = new AddressRanges(settings, BanSettings.EXEMPT);
    this.trusted = trusted;
    this.clock = clock;
  }

  void start(@Observes DatabaseReady ready) {
    watch = versions.watch(CacheVersions.Kind.BANS, this::renew);
    try {
      renew();
    } catch (PersistenceException away) {
      LOG.warnf("Bans cannot be read now: %s", away.getMessage());
    }
  }

  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.close();
    }
  }

  /** Adapters call it for each connection, so it is not proxied. */
  @Produces
  BannedClients clients() {
    return this::rest;
  }

  Duration rest(InetAddress address) {
    Instant now = clock.instant();
    Instant end = index.end(address);
    if (!young.isEmpty()) {
      Instant soon = young.getOrDefault(NetworkPrefix.of(address), Instant.MIN);
      end = soon.isAfter(end) ? soon : end;
    }
    if (!now.isBefore(end) || isExempt(address)) {
      return Duration.ZERO;
    }
    return end.equals(Instant.MAX) ? ENDLESS : Duration.between(now, end);
  }

  /** Returns whether an address is never banned. */
  boolean isExempt(InetAddress address) {
    return exempt.contain(address) || trusted.contain(address);
  }

  /** Adds a ban that is in force at once, until it is read from the database. */
  void add(NetworkPrefix network, Instant ends) {
    if (young.size() < MOST_YOUNG) {
      young.put(network, ends);
    }
  }

  /** Replaces the unwritten bans of these networks by those in the database. */
  void settle(Collection<NetworkPrefix> networks) {
    networks.forEach(young::remove);
  }

  private void renew() {
    index = new BanIndex(transactions.read(BanRows::ends));
  }
}
