package org.carillon.policy.brand;

import java.util.Locale;

/** A lookup's result (draft-brand-indicators-for-message-identification §7.7). */
public enum BrandState {
  /** The indicator has not been looked up yet. */
  UNKNOWN,
  /** The indicator is shown. */
  PASS,
  /** The domain publishes no indicator. */
  NONE,
  /** The domain declines to have an indicator shown. */
  DECLINED,
  /** The domain's mail is not protected, or no authority is asked to vouch for the indicator. */
  SKIPPED,
  /** The indicator is not valid. */
  FAIL,
  /** The lookup failed temporarily. */
  TEMPERROR;

  /** Returns the keyword in tables and, except {@code unknown}, in Authentication-Results. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static BrandState of(String keyword) {
    return valueOf(keyword.toUpperCase(Locale.ROOT));
  }
}
