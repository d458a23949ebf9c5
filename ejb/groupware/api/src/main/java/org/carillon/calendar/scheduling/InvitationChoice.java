package org.carillon.calendar.scheduling;

/** The senders whose invitations by mail are put into the calendar automatically. */
public enum InvitationChoice {
  /** No senders: the user takes invitations out of the message. */
  NEVER,
  /** Accounts of this server, and senders that the account allows. */
  KNOWN,
  /** All senders, except those of messages whose sender was checked and is not authenticated. */
  ALWAYS
}
