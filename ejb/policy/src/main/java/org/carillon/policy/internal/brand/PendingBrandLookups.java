package org.carillon.policy.internal.brand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.database.SqlTransactions;
import org.carillon.mailauth.bimi.IndicatorRequest;
import org.carillon.policy.brand.BrandSettings;
import org.carillon.settings.Settings;

/**
 * Notes the indicators of incoming mail. They are written in the background. Notes that a crash
 * loses are made again for the next message.
 */
@ApplicationScoped
public class PendingBrandLookups {
  private static final int MOST = 1_000;

  private final BrandRows rows;
  private final Settings settings;
  private Set<IndicatorRequest> noted = new HashSet<>();

  @Inject
  public PendingBrandLookups(SqlTransactions transactions, Settings settings) {
    this.rows = new BrandRows(transactions);
    this.settings = settings;
  }

  synchronized void note(IndicatorRequest claim) {
    if (noted.size() < MOST) {
      noted.add(claim);
    }
  }

  /**
   * Writes the indicators that could be shown at all.
   *
   * @return whether there were any
   */
  boolean write() throws SQLException {
    List<IndicatorRequest> wanted =
        take().stream()
            .filter(claim -> BrandSettings.canBeShown(claim.domain(), settings))
            .toList();
    rows.ask(wanted);
    return !wanted.isEmpty();
  }

  private synchronized Set<IndicatorRequest> take() {
    Set<IndicatorRequest> taken = noted;
    noted = new HashSet<>();
    return taken;
  }
}
