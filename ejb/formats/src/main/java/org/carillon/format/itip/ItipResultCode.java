package org.carillon.format.itip;

/** The way in which a message was handled. */
public enum ItipResultCode {
  /** The content of the message is stored. */
  TAKEN,
  /** The message says nothing new. */
  DUPLICATE,
  /** The message is about an earlier state than the stored one (RFC 5546 §2.1.5). */
  OUTDATED,
  /** The meeting is not stored here. */
  UNKNOWN,
  /** The message is about another organizer's meeting with the same UID. */
  OTHER_ORGANIZER,
  /** The message came from here. */
  OWN,
  /** The message was not sent to a known attendee. It is applied all the same (RFC 5546 §2.1.3). */
  CRASHER,
  /** A person must decide: it is a proposal or a publication. */
  FOR_PEOPLE,
  /** The message would make the object larger than answers may without a person's decision. */
  TOO_MUCH,
  /** The message lacks what its method requires. */
  MALFORMED
}
