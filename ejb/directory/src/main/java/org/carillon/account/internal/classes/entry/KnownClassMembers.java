package org.carillon.account.internal.classes.entry;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.contract.Watch;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.ClassMembers;
import org.jboss.logging.Logger;

/**
 * The assignment of accounts to classes, in memory. Each change has the number that the counter of
 * this kind had at that time. A node reads only new ones: a file can create thousands of accounts.
 */
@ApplicationScoped
public class KnownClassMembers implements ClassMembers {
  private static final Logger LOG = Logger.getLogger(KnownClassMembers.class);

  /** The version of an account that was not changed since it was created. */
  private static final long AS_MADE = 1;

  private final Transactions transactions;
  private final CacheVersions versions;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final Map<Long, Long> classes = new ConcurrentHashMap<>();

  /** The number of the last change that was read. It is guarded by {@code this}. */
  private long known;

  private Watch watch;

  @Inject
  public KnownClassMembers(Transactions transactions, CacheVersions versions) {
    this.transactions = transactions;
    this.versions = versions;
  }

  /** Reads all assignments and starts to follow changes. */
  @PostConstruct
  public void start() {
    watch = versions.watch(CacheVersions.Kind.CLASSES, this::load);
    try {
      load();
    } catch (PersistenceException failure) {
      LOG.warnf("The members of classes of service could not be read: %s", failure.getMessage());
    }
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  @Override
  public long classOf(long account) {
    return classes.getOrDefault(account, NONE);
  }

  @Override
  public Watch watch(Runnable onChange) {
    watchers.add(onChange);
    return () -> watchers.remove(onChange);
  }

  private void load() {
    if (took()) {
      watchers.forEach(Runnable::run);
    }
  }

  /** Reads the new changes. Returns whether they concern accounts other than new ones. */
  private synchronized boolean took() {
    boolean isOfOld = false;
    for (Tuple line : changes(known)) {
      long account = line.get("account", Long.class);
      Long serviceClass = line.get("place", Long.class);
      if (serviceClass == null) {
        classes.remove(account);
      } else {
        classes.put(account, serviceClass);
      }
      isOfOld = isOfOld || line.get("state", Long.class) != AS_MADE;
      known = Math.max(known, line.get("number", Long.class));
    }
    return isOfOld;
  }

  private List<Tuple> changes(long after) {
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    """
                    SELECT a.id AS account, c.id AS place, a.classChange AS number,
                      a.version AS state
                    FROM AccountRow a LEFT JOIN a.serviceClass c WHERE a.classChange > :after
                    """,
                    Tuple.class)
                .setParameter("after", after)
                .getResultList());
  }
}
