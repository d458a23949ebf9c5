package org.carillon.calendar.scheduling;

/** The recipients of the invitations of an account that has deputies. */
public enum InvitationReaders {
  /** Only the account. */
  OWNER,
  /** Only its deputies: the account gets no invitation that is in its calendar. */
  DEPUTIES,
  /** The account and its deputies. */
  BOTH
}
