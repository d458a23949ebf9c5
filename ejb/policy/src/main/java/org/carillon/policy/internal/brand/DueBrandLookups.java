package org.carillon.policy.internal.brand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.policy.brand.BrandSettings;
import org.carillon.policy.brand.KnownBrands;
import org.carillon.policy.brand.LookedUpBrand;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Looks up the indicators that are due, one after the other, and stores the outcomes. */
@ApplicationScoped
public class DueBrandLookups implements DueWork {
  private static final Logger LOG = Logger.getLogger(DueBrandLookups.class);

  private final BrandRows rows;
  private final BrandLookup lookup;
  private final KnownBrands known;
  private final Settings settings;
  private Instant learned = Instant.EPOCH;
  private Optional<List<Object>> trust = Optional.empty();

  @Inject
  public DueBrandLookups(
      SqlTransactions transactions, BrandLookup lookup, KnownBrands known, Settings settings) {
    this.rows = new BrandRows(transactions);
    this.lookup = lookup;
    this.known = known;
    this.settings = settings;
  }

  /**
   * Returns whether an administrator changed the trust settings: then all indicators are looked up
   * again.
   *
   * @throws SQLException if that cannot be stored now
   */
  boolean isChanged() throws SQLException {
    List<Object> now =
        List.of(
            settings.value(BrandSettings.TRUST_ANCHORS),
            settings.value(BrandSettings.TRUSTED_DOMAINS));
    boolean isChanged = trust.isPresent() && !trust.get().equals(now);
    if (isChanged) {
      rows.allAgain();
    }
    trust = Optional.of(now);
    return isChanged;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("brands", "Looking up brand logos", BrandRows.DUE);
  }

  @Override
  public boolean take() throws SQLException, InterruptedException {
    if (!settings.value(BrandSettings.BIMI)) {
      return false;
    }
    Optional<LookedUpBrand> due = rows.claim();
    if (due.isEmpty()) {
      learn();
      return false;
    }
    BrandOutcome outcome = lookup.find(due.get().claim());
    LOG.debugf("The indicator %s: %s", due.get().claim(), outcome);
    rows.keep(due.get().id(), outcome);
    return true;
  }

  /** Deletes indicators that are not needed any more. */
  void forget() throws SQLException {
    rows.forget();
  }

  /** Reads the latest results of this node and others. */
  synchronized void learn() throws SQLException {
    for (LookedUpBrand brand : rows.since(learned)) {
      known.learn(brand.claim(), brand.state(), brand.authority());
      learned = brand.checked().orElse(learned);
    }
  }
}
