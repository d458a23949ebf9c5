package org.carillon.calendar.internal.scheduling.mail;

/** The degree of proof that a message is from its author. */
public enum MeetingSenderProof {
  /** Its author has an account here, or the domain in From authenticates it. */
  PROVEN,
  /** The source is not checked: it is a trusted network or a server of this installation. */
  UNCHECKED,
  /** Nothing authenticates it: its author may be somebody else. */
  NONE
}
