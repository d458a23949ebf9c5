package org.carillon.calendar.internal.scheduling.mail;

/** How well it is known whether a letter is from its author. */
public enum LetterProof {
  /** Its author has an account here, or the domain in From vouches for it. */
  PROVEN,
  /** It came from where nothing is checked: a trusted network, another server of this house. */
  UNCHECKED,
  /** Nobody vouches for it: its author may be somebody else. */
  NONE
}
