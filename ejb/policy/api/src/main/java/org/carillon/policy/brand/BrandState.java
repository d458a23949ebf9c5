package org.carillon.policy.brand;

import java.util.Locale;

/**
 * What came of looking an indicator up (draft-brand-indicators-for-message-identification §7.7).
 */
public enum BrandState {
  /** It was not looked up yet. */
  UNKNOWN,
  /** It is shown. */
  PASS,
  /** The domain publishes none. */
  NONE,
  /** The domain wants none to be shown. */
  DECLINED,
  /** The domain's mail is not protected, or nobody is asked to vouch for it. */
  SKIPPED,
  /** Something is wrong with it. */
  FAIL,
  /** It could not be told. */
  TEMPERROR;

  /** As tables have it, and Authentication-Results but for {@code unknown}. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a keyword of these. */
  public static BrandState of(String keyword) {
    return valueOf(keyword.toUpperCase(Locale.ROOT));
  }
}
