package org.carillon.identity.internal.guessing;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.contract.Watch;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.CacheVersions;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/** Forgets failures whose bars were lifted on any node: when notified, else within 10 s. */
@ApplicationScoped
public class LiftedBars {
  private static final Logger LOG = Logger.getLogger(LiftedBars.class);

  private final BarRows rows;
  private final CountedFailedSignIns failedSignIns;
  private final CacheVersions versions;
  private Watch watch;

  /** The ids of lifts that were applied and may be read again. Guarded by this. */
  private Set<Long> heeded = Set.of();

  /** Creates the bean with its access to the database. */
  @Inject
  public LiftedBars(
      SqlTransactions transactions, CountedFailedSignIns failedSignIns, CacheVersions versions) {
    this.rows = new BarRows(transactions);
    this.failedSignIns = failedSignIns;
    this.versions = versions;
  }

  public void start(@Observes DatabaseReady ready) {
    watch = versions.watch(CacheVersions.Kind.BARS, this::heed);
  }

  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.close();
    }
  }

  synchronized void heed() {
    List<BarRows.Lift> lifts;
    try {
      lifts = rows.lifts();
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "The lifted sign-in blocks cannot be read at the moment", failure);
    }
    Set<Long> ids = new HashSet<>();
    for (BarRows.Lift lift : lifts) {
      ids.add(lift.id());
      if (heeded.contains(lift.id())) {
        continue;
      }
      if (lift.network().length() > 0) {
        failedSignIns.forget(lift.network());
      } else if (!lift.name().isEmpty()) {
        failedSignIns.forget(lift.name());
      }
    }
    heeded = ids;
  }
}
