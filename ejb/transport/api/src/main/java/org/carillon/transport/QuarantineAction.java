package org.carillon.transport;

/** What a link does that people are sent with the list of what is in their quarantine. */
public enum QuarantineAction {
  /** Has the message delivered. */
  RELEASE,
  /** Allows its sender from now on, and has the message delivered if that may be. */
  ALLOW,
  /** Blocks its sender from now on. */
  BLOCK
}
