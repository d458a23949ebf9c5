package org.carillon.policy.brand;

/** Who vouches for an indicator. */
public enum BrandAuthority {
  /** Nobody. */
  NOBODY(""),
  /** A mark certificate. */
  MARK("mark"),
  /** An administrator here. */
  ADMINISTRATOR("administrator");

  private final String keyword;

  BrandAuthority(String keyword) {
    this.keyword = keyword;
  }

  /** As tables have it. */
  public String keyword() {
    return keyword;
  }

  /** Reads a keyword of these. */
  public static BrandAuthority of(String keyword) {
    for (BrandAuthority authority : values()) {
      if (authority.keyword.equals(keyword)) {
        return authority;
      }
    }
    return NOBODY;
  }
}
