package org.carillon.policy.internal.brand;

import java.time.Instant;
import org.carillon.policy.brand.BrandAuthority;
import org.carillon.policy.brand.BrandState;

sealed interface BrandOutcome {

  /**
   * The indicator is shown.
   *
   * @param svg the picture in the form that is shown
   * @param organization the owner of the mark; empty if no certificate tells it
   * @param until the time when the evidence expires
   */
  record Shown(byte[] svg, BrandAuthority authority, String organization, Instant until)
      implements BrandOutcome {}

  /**
   * The indicator is not shown.
   *
   * @param reason the reason, for people; empty if the state says it
   */
  record NotShown(BrandState state, String reason) implements BrandOutcome {}

  /**
   * The lookup failed and is repeated later.
   *
   * @param reason the reason, for people
   */
  record Later(String reason) implements BrandOutcome {}
}
