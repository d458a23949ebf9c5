package org.carillon.contract.directory;

/** The callers that may use an operation on any object. The core decides on each object. */
public enum Audience {
  /** All authenticated callers; the object decides. */
  ALL,
  /** Administrators of a domain or of the server. */
  ADMINISTRATORS,
  SERVER_ADMINISTRATORS
}
