package org.carillon.policy.dkim;

import java.util.Collection;

/** Tells whether a domain's mail is signed, and if not, what is missing. */
public enum DomainSigning {
  /** An active key signs. */
  SIGNED,
  /** Mail is not signed: the only keys wait until their records are published. */
  AWAITED,
  /** Mail is not signed: there is no key. */
  KEYLESS,
  /** Mail is not signed: the setting {@code dkim.sign} is off. */
  OFF;

  /**
   * Returns the state of a domain with these keys.
   *
   * @param isOn whether the domain's mail is to be signed
   */
  public static DomainSigning of(boolean isOn, Collection<DomainKeyState> keys) {
    if (!isOn) {
      return OFF;
    }
    if (keys.contains(DomainKeyState.ACTIVE)) {
      return SIGNED;
    }
    return keys.contains(DomainKeyState.PREPARED) ? AWAITED : KEYLESS;
  }
}
