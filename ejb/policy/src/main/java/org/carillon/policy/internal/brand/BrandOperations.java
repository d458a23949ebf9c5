package org.carillon.policy.internal.brand;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.GuardedReads;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.mailauth.bimi.IndicatorRequest;
import org.carillon.policy.brand.BrandSettings;
import org.carillon.policy.brand.Brands;
import org.carillon.policy.brand.LookedUpBrand;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Reads indicators from the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class BrandOperations implements Brands {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(BrandOperations.class), "Brand logos cannot be read");
  private static final GuardedReads READS = new GuardedReads(AWAY);

  private final BrandRows rows;
  private final Settings settings;

  @Inject
  public BrandOperations(SqlTransactions transactions, Settings settings) {
    this.rows = new BrandRows(transactions);
    this.settings = settings;
  }

  @Override
  public Optional<LookedUpBrand> shown(IndicatorRequest claim) {
    if (!BrandSettings.canBeShown(claim.domain(), settings)
        || StoredText.isImpossible(claim.domain() + claim.selector())) {
      return Optional.empty();
    }
    try {
      return rows.shown(claim).filter(this::isStillVouchedFor);
    } catch (SQLException away) {
      AWAY.met(away.getMessage());
      return Optional.empty();
    }
  }

  private boolean isStillVouchedFor(LookedUpBrand brand) {
    return switch (brand.authority()) {
      case NOBODY -> false;
      case MARK -> !settings.value(BrandSettings.TRUST_ANCHORS).isEmpty();
      case ADMINISTRATOR -> BrandSettings.isTrusted(brand.claim().domain(), settings);
    };
  }

  @Override
  public Answer<byte[]> picture(Caller caller, String digest) {
    if (!digest.matches("[0-9a-f]{64}")) {
      return Answer.failed(new Failure.NotFound("picture", digest));
    }
    return READS.read(() -> found(rows.picture(digest), "picture", digest));
  }

  @Override
  public Answer<List<LookedUpBrand>> list(Caller caller, String domain) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (StoredText.isImpossible(domain)) {
      return new Answer.Done<>(List.of());
    }
    return READS.read(() -> new Answer.Done<>(rows.list(domain.toLowerCase(Locale.ROOT))));
  }

  @Override
  public Answer<LookedUpBrand> again(Caller caller, long id) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return READS.read(() -> found(rows.again(id), "brand", String.valueOf(id)));
  }

  private static <T> Answer<T> found(Optional<T> value, String what, String name) {
    return value
        .<Answer<T>>map(Answer.Done::new)
        .orElseGet(() -> Answer.failed(new Failure.NotFound(what, name)));
  }
}
