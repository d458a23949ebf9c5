package org.carillon.policy.brand;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.mailauth.bimi.IndicatorRequest;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.mailauth.results.ResultProperty;
import org.carillon.settings.Settings;

/** Indicator lookups in memory, so that incoming mail waits for no host and no database. */
@ApplicationScoped
public class KnownBrands {
  private static final int MOST = 20_000;

  private final Settings settings;
  private final Cache<IndicatorRequest, Known> known =
      Caffeine.newBuilder().maximumSize(MOST).build();

  private record Known(BrandState state, BrandAuthority authority) {}

  @Inject
  public KnownBrands(Settings settings) {
    this.settings = settings;
  }

  /** Records the result of a lookup. */
  public void learn(IndicatorRequest claim, BrandState state, BrandAuthority authority) {
    known.put(claim, new Known(state, authority));
  }

  /**
   * Returns the result for a message's Authentication-Results, or empty if indicators are not
   * shown. An indicator that has not been looked up yet may still be shown when the message is
   * read.
   */
  public Optional<MethodResult> result(IndicatorRequest claim) {
    if (!settings.value(BrandSettings.BIMI)) {
      return Optional.empty();
    }
    Known found = known.getIfPresent(claim);
    boolean isTold = found != null && found.state() != BrandState.UNKNOWN;
    List<ResultProperty> properties =
        List.of(
            new ResultProperty("header", "d", claim.domain()),
            new ResultProperty("header", "selector", claim.selector()),
            new ResultProperty(
                "policy",
                "authority",
                isTold && found.authority() == BrandAuthority.MARK ? "pass" : "none"));
    return Optional.of(
        isTold
            ? new MethodResult("bimi", found.state().keyword(), "", properties)
            : new MethodResult(
                "bimi", "skipped", "The logo has not been looked up yet", properties));
  }
}
