package org.carillon.contract.mailbox.search;

/** How messages are put into threads. */
public enum ThreadAlgorithm {
  /** By their base subjects alone (RFC 5256 §3). */
  ORDEREDSUBJECT,
  /** By what they refer to, threads of the same subject joined (RFC 5256 §3). */
  REFERENCES,
  /**
   * By what they refer to; the thread that got a message last stands last
   * (draft-ietf-morg-inthread-01 §4).
   */
  REFS
}
