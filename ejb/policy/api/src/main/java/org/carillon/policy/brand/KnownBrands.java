package org.carillon.policy.brand;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.mailauth.bimi.BrandClaim;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.mailauth.results.ResultProperty;
import org.carillon.settings.Settings;

/**
 * What came of looking indicators up, in memory: mail that comes in waits neither for a stranger's
 * host nor for the database.
 */
@ApplicationScoped
public class KnownBrands {
  private static final int MOST = 20_000;

  private final Settings settings;
  private final Cache<BrandClaim, Known> known = Caffeine.newBuilder().maximumSize(MOST).build();

  private record Known(BrandState state, BrandAuthority authority) {}

  @Inject
  public KnownBrands(Settings settings) {
    this.settings = settings;
  }

  /** Takes note of what came of one. */
  public void learn(BrandClaim claim, BrandState state, BrandAuthority authority) {
    known.put(claim, new Known(state, authority));
  }

  /**
   * What a message's header tells of it; empty where indicators are not shown. One that was not
   * looked up yet may be shown nevertheless when the message is read.
   */
  public Optional<MethodResult> result(BrandClaim claim) {
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
            : new MethodResult("bimi", "skipped", "It was not looked up yet", properties));
  }
}
