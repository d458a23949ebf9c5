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
import org.carillon.settings.Versions;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/** Forgets on this node what administrators lifted on any, at once when told, else within 10 s. */
@ApplicationScoped
public class Lifts {
  private static final Logger LOG = Logger.getLogger(Lifts.class);

  private final BarRows rows;
  private final CountedFailedSignIns failedSignIns;
  private final Versions versions;
  private Watch watch;

  /** Guarded by this: ids that were heeded, and may be read again. */
  private Set<Long> heeded = Set.of();

  /** Over the database. */
  @Inject
  public Lifts(
      SqlTransactions transactions, CountedFailedSignIns failedSignIns, Versions versions) {
    this.rows = new BarRows(transactions);
    this.failedSignIns = failedSignIns;
    this.versions = versions;
  }

  /** From now on. */
  public void start(@Observes DatabaseReady ready) {
    watch = versions.watch(Versions.Kind.BARS, this::heed);
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
      throw new IllegalStateException("What bars were lifted is not known now", failure);
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
