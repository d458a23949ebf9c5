package org.carillon.policy.internal.external;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.Watch;
import org.carillon.database.Transactions;
import org.carillon.policy.external.ActiveFilters;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.settings.CacheVersions;
import org.jboss.logging.Logger;

/** The filters in use, in memory. They are read again when one changes on any node. */
@ApplicationScoped
public class FiltersInUse implements ActiveFilters {
  private static final Logger LOG = Logger.getLogger(FiltersInUse.class);

  private final Transactions transactions;
  private final CacheVersions versions;
  private final AtomicLong changes = new AtomicLong(1);
  private volatile Read read = new Read(0, List.of());
  private Watch watch;

  /**
   * The filters that were read.
   *
   * @param changes the number of changes before they were read
   */
  private record Read(long changes, List<ExternalFilter> filters) {}

  @Inject
  public FiltersInUse(Transactions transactions, CacheVersions versions) {
    this.transactions = transactions;
    this.versions = versions;
  }

  @PostConstruct
  void start() {
    watch = versions.watch(CacheVersions.Kind.EXTERNAL_FILTERS, changes::incrementAndGet);
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  @Override
  public List<ExternalFilter> all() {
    Read current = read;
    long now = changes.get();
    if (current.changes() == now) {
      return current.filters();
    }
    try {
      List<ExternalFilter> filters =
          transactions.read(ExternalFilterEntries.TABLE::all).stream()
              .map(ExternalFilter::of)
              .filter(ExternalFilter::enabled)
              .sorted(Comparator.comparing(ExternalFilter::position))
              .toList();
      read = new Read(now, filters);
      return filters;
    } catch (PersistenceException away) {
      if (current.changes() == 0) {
        // The filters are not known yet, and mail must not bypass a virus scanner.
        throw away;
      }
      LOG.warnf(
          "External filters cannot be read; the known ones stay in use: %s", away.getMessage());
      return current.filters();
    }
  }
}
