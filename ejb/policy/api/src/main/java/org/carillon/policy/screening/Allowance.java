package org.carillon.policy.screening;

/** The findings of other checks that an allowing check sets aside, from least to most. */
public enum Allowance {
  /** No finding is set aside. */
  NONE,
  /**
   * All but those of sender authentication: the message is allowed by a name. Anybody can write a
   * name, so this counts only if the name is proven.
   */
  CLAIM,
  /** All: the message is allowed by the client's address. */
  CLIENT;

  /** Returns the allowance that sets more aside. */
  public Allowance or(Allowance other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
