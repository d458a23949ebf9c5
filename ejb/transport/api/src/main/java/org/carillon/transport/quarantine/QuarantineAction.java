package org.carillon.transport.quarantine;

/** The actions of the links in the quarantine list that accounts receive. */
public enum QuarantineAction {
  /** Delivers the message. */
  RELEASE,
  /** Allows the sender from now on, and delivers the message if it may be released. */
  ALLOW,
  /** Blocks the sender from now on. */
  BLOCK
}
