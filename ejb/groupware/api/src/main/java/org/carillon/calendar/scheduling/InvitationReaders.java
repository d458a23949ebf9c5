package org.carillon.calendar.scheduling;

/** The recipients of the invitations of an account that has deputies. */
public enum InvitationReaders {
  /** Only the account. */
  OWNER,
  /**
   * Only its deputies: an invitation that is in the account's calendar is not delivered to the
   * account.
   */
  DEPUTIES,
  /** The account and its deputies. */
  BOTH
}
