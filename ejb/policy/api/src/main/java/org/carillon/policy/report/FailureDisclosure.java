package org.carillon.policy.report;

/** What failure reports tell a domain of the messages that failed in its name. */
public enum FailureDisclosure {
  /** None are sent. */
  NOTHING,
  /** The way each came and what was signed, local parts of addresses made unknowable (RFC 6590). */
  REDACTED,
  /** The whole header, as it came. */
  HEADER
}
