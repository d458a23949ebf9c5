package org.carillon.policy.internal.ban;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.database.RepeatedWork;
import org.carillon.database.Transactions;
import org.carillon.policy.ban.BanCause;
import org.carillon.policy.ban.BanSettings;
import org.carillon.policy.ban.Bans;
import org.carillon.policy.internal.ban.BanRows.Noted;
import org.carillon.policy.net.NetworkPrefix;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/** Bans that the server makes. They are in force at once and are written in batches. */
@ApplicationScoped
public class AutomaticBans implements Bans {
  private static final Logger LOG = Logger.getLogger(AutomaticBans.class);
  private static final int MOST_NOTED = 10_000;
  private static final int STEP = 200;
  private static final int SWEPT = 1_000;
  private static final int MOST_REASON = 200;
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final long SWEEP_NANOS = Duration.ofMinutes(10).toNanos();

  private final Transactions transactions;
  private final CacheVersions versions;
  private final Settings settings;
  private final CurrentBans current;
  private final InstantSource clock;
  private final RepeatedWork rounds =
      new RepeatedWork("carillon-bans", "Storing bans", PAUSE, this::round);
  private boolean isStarted;
  private long swept = System.nanoTime();

  /** The networks, guarded by the map itself. */
  private final Map<NetworkPrefix, Noted> noted = new LinkedHashMap<>();

  @Inject
  AutomaticBans(
      Transactions transactions, CacheVersions versions, Settings settings, CurrentBans current) {
    this(transactions, versions, settings, current, InstantSource.system());
  }

  AutomaticBans(
      Transactions transactions,
      CacheVersions versions,
      Settings settings,
      CurrentBans current,
      InstantSource clock) {
    this.transactions = transactions;
    this.versions = versions;
    this.settings = settings;
    this.current = current;
    this.clock = clock;
  }

  void start(@Observes DatabaseReady ready) {
    isStarted = true;
    rounds.start();
  }

  @PreDestroy
  void stop() {
    if (!isStarted) {
      return;
    }
    rounds.close();
    try {
      write();
    } catch (PersistenceException away) {
      LOG.warnf("The latest bans cannot be stored: %s", away.getMessage());
    }
  }

  @Override
  public boolean ban(InetAddress client, BanCause cause, String reason, Duration time) {
    if (!settings.value(BanSettings.AUTOMATIC) || current.isExempt(client)) {
      return false;
    }
    NetworkPrefix network = NetworkPrefix.of(client);
    String line = reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason;
    synchronized (noted) {
      if (noted.size() >= MOST_NOTED || noted.containsKey(network)) {
        return noted.containsKey(network);
      }
      noted.put(network, new Noted(network, cause, line, time));
    }
    current.add(network, clock.instant().plus(time));
    LOG.warnf("%s is banned for %s: %s", network, time, line);
    return true;
  }

  private Duration round() {
    write();
    if (System.nanoTime() - swept >= SWEEP_NANOS) {
      swept = System.nanoTime();
      transactions.run(entities -> BanRows.forget(entities, SWEPT));
    }
    return PACE;
  }

  /** Writes the noted bans, and has every node read them. */
  void write() {
    for (List<Noted> step = next(); !step.isEmpty(); step = next()) {
      List<Noted> written = step;
      transactions.run(
          entities -> {
            written.forEach(ban -> BanRows.put(entities, ban));
            versions.increase(CacheVersions.Kind.BANS);
          });
      versions.announce(CacheVersions.Kind.BANS);
      synchronized (noted) {
        written.forEach(ban -> noted.remove(ban.network()));
      }
      current.settle(written.stream().map(Noted::network).toList());
    }
  }

  /** Returns the next batch. Networks are in one order on all nodes, to lock rows in it. */
  private List<Noted> next() {
    synchronized (noted) {
      var step = new ArrayList<>(noted.values().stream().limit(STEP).toList());
      step.sort((one, other) -> one.network().toString().compareTo(other.network().toString()));
      return step;
    }
  }
}
