package org.carillon.policy.internal.brand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.database.SqlTransactions;
import org.carillon.mailauth.bimi.BrandClaim;
import org.carillon.policy.brand.BrandSettings;
import org.carillon.settings.Settings;

/**
 * Notes the indicators of incoming mail. They are written in the background. Notes that a crash
 * loses are made again for the next message.
 */
@ApplicationScoped
public class BrandNotes {
  private static final int MOST = 1_000;

  private final BrandRows rows;
  private final Settings settings;
  private Set<BrandClaim> noted = new HashSet<>();

  @Inject
  public BrandNotes(SqlTransactions transactions, Settings settings) {
    this.rows = new BrandRows(transactions);
    this.settings = settings;
  }

  synchronized void note(BrandClaim claim) {
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
    List<BrandClaim> wanted =
        take().stream()
            .filter(claim -> BrandSettings.canBeShown(claim.domain(), settings))
            .toList();
    rows.ask(wanted);
    return !wanted.isEmpty();
  }

  private synchronized Set<BrandClaim> take() {
    Set<BrandClaim> taken = noted;
    noted = new HashSet<>();
    return taken;
  }
}
