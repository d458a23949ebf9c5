package org.carillon.archive.internal.restoring;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.store.RestorationRuns;

/** Restorations go on as the table of runs has them. */
@ApplicationScoped
public class RunningRestorations implements RestorationRuns {

  @Override
  public String isGoing(String run, String silence) {
    return "exists (select 1 from archive_run r where r.id = "
        + run
        + " and r.ended is null and r.heard >= now() - interval '"
        + silence
        + "')";
  }
}
