package org.carillon.calendar.scheduling;

/** Who is mailed the invitations of an account that has deputies. */
public enum InvitationReaders {
  /** The account alone. */
  OWNER,
  /** Its deputies alone: what is in its calendar is not delivered to it. */
  DEPUTIES,
  /** The account and its deputies. */
  BOTH
}
