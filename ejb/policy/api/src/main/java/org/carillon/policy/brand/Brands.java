package org.carillon.policy.brand;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.mailauth.bimi.IndicatorRequest;

/** Indicators of brands: readers get those that are shown, administrators get all. */
public interface Brands {

  /** The largest number of indicators that are listed. */
  int MOST = 200;

  /** Returns the indicator for a message that is proven to be its author's, or empty. */
  Optional<LookedUpBrand> shown(IndicatorRequest claim);

  /**
   * Returns an indicator that is shown, as SVG. The caller must be signed in.
   *
   * @param digest the name of the picture
   */
  Answer<byte[]> picture(Caller caller, String digest);

  /**
   * Returns the indicators that were looked up or are still to be, the latest first. Only for
   * server administrators.
   *
   * @param domain only this domain and those below it; empty for all
   */
  Answer<List<LookedUpBrand>> list(Caller caller, String domain);

  /** Looks an indicator up again soon. Only for server administrators. */
  Answer<LookedUpBrand> again(Caller caller, long id);
}
