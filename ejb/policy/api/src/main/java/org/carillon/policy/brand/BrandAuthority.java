package org.carillon.policy.brand;

/** The authority that vouches for an indicator. */
public enum BrandAuthority {
  /** No authority vouches for it. */
  NOBODY(""),
  /** A mark certificate vouches for it. */
  MARK("mark"),
  /** An administrator of this server vouches for it. */
  ADMINISTRATOR("administrator");

  private final String keyword;

  BrandAuthority(String keyword) {
    this.keyword = keyword;
  }

  /** Returns the keyword that tables use. */
  public String keyword() {
    return keyword;
  }

  public static BrandAuthority of(String keyword) {
    for (BrandAuthority authority : values()) {
      if (authority.keyword.equals(keyword)) {
        return authority;
      }
    }
    return NOBODY;
  }
}
