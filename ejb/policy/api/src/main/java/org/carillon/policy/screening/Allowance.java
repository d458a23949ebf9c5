package org.carillon.policy.screening;

/** What a check that allows a message holds off, from least to most. */
public enum Allowance {
  /** Nothing. */
  NONE,
  /**
   * Everything but what speaks against who the message claims to be from: it is allowed by a name.
   * Anybody can write a name, so this is one only if the name is proven.
   */
  CLAIM,
  /** Everything: it is allowed by the client's address. */
  CLIENT;

  /** The one that holds off more. */
  public Allowance or(Allowance other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
