package org.carillon.calendar.scheduling;

/** Whose invitations that come by mail go into the calendar by themselves. */
public enum InvitationChoice {
  /** Nobody's: people take them out of the message. */
  NEVER,
  /** Those of accounts here, and of senders that the account allows. */
  KNOWN,
  /** Everybody's, unless it was checked from whom they are and nobody vouches for it. */
  ALWAYS
}
