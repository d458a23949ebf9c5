package org.carillon.format.itip;

/** What is worth knowing of how a message was taken. */
public enum ItipNote {
  /** What it says is stored. */
  TAKEN,
  /** It says nothing new. */
  DUPLICATE,
  /** It is of an earlier state than what is stored (RFC 5546 §2.1.5). */
  OUTDATED,
  /** What it is about is not known here. */
  UNKNOWN,
  /** It is about somebody else's meeting under the same UID. */
  OTHER_ORGANIZER,
  /** It came from here. */
  OWN,
  /** It was not sent to an attendee that is known: taken all the same (RFC 5546 §2.1.3). */
  CRASHER,
  /** It is for people to decide: a proposal, a publication. */
  FOR_PEOPLE,
  /** It would make more of an object than answers may by themselves: it is for people, too. */
  TOO_MUCH,
  /** It lacks what its method needs. */
  MALFORMED
}
