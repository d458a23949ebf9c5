package org.carillon.policy.internal.brand;

import java.time.Instant;
import org.carillon.policy.brand.BrandAuthority;
import org.carillon.policy.brand.BrandState;

/** What came of looking an indicator up. */
sealed interface BrandOutcome {

  /**
   * It is shown.
   *
   * @param svg as it is shown
   * @param organization whose mark it is; empty if nobody says so
   * @param until when what vouches for it ends
   */
  record Shown(byte[] svg, BrandAuthority authority, String organization, Instant until)
      implements BrandOutcome {}

  /**
   * It is not.
   *
   * @param reason why, for people; empty where the state says it
   */
  record NotShown(BrandState state, String reason) implements BrandOutcome {}

  /**
   * It could not be told now.
   *
   * @param reason why, for people
   */
  record Later(String reason) implements BrandOutcome {}
}
