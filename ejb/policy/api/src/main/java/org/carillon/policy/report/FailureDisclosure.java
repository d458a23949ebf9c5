package org.carillon.policy.report;

/** The content of failure reports that are sent to a domain. */
public enum FailureDisclosure {
  /** No failure reports are sent. */
  NOTHING,
  /** The path and signatures of each message. Local parts are redacted (RFC 6590). */
  REDACTED,
  /** The whole header as received. */
  HEADER
}
