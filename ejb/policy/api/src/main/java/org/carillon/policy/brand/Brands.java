package org.carillon.policy.brand;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.mailauth.bimi.BrandClaim;

/** Indicators of brands: for readers those that are shown, for administrators all. */
public interface Brands {

  /** The most that are listed. */
  int MOST = 200;

  /** The one to be shown for a message that proved to be its author's; empty for none. */
  Optional<LookedUpBrand> shown(BrandClaim claim);

  /**
   * A picture that is shown, in SVG; for who is signed in.
   *
   * @param digest its name
   */
  Answer<byte[]> picture(Caller caller, String digest);

  /**
   * What was looked up and is to be, the latest first; for server administrators.
   *
   * @param domain only of this one and those below it; empty for all
   */
  Answer<List<LookedUpBrand>> list(Caller caller, String domain);

  /** Has one looked up again, soon; for server administrators. */
  Answer<LookedUpBrand> again(Caller caller, long id);
}
