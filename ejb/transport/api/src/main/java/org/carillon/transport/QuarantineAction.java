package org.carillon.transport;

/** The actions of the links in the quarantine list that accounts receive. */
public enum QuarantineAction {
  /** Has the message delivered. */
  RELEASE,
  /** Allows its sender from now on, and has the message delivered if it may be released. */
  ALLOW,
  /** Blocks its sender from now on. */
  BLOCK
}
