package org.carillon.policy.dkim;

import java.util.Collection;

/** Whether a domain's mail is signed, and what is missing if it is not. */
public enum DomainSigning {
  /** An active key signs. */
  SIGNED,
  /** Nothing is signed: the only keys wait until their records are published. */
  AWAITED,
  /** Nothing is signed: there is no key. */
  KEYLESS,
  /** Nothing is signed: the setting {@code dkim.sign} is off. */
  OFF;

  /**
   * Of a domain with these keys.
   *
   * @param isOn whether its mail is to be signed
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
