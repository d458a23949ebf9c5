package org.carillon.contract.mailbox.search;

/** The algorithm that groups messages into threads. */
public enum ThreadAlgorithm {
  /** Groups by base subject only (RFC 5256 §3). */
  ORDEREDSUBJECT,
  /** Groups by references, and joins threads with the same subject (RFC 5256 §3). */
  REFERENCES,
  /** Groups by references; the thread with the latest message is last (ietf-morg-inthread §4). */
  REFS
}
