package org.carillon.mailauth.dkim;

/** What is suspicious about a signature, though it may hold. */
public enum DkimWarning {
  /** By its l= the end of the body is not signed: anybody may have added that (RFC 6376 §8.2). */
  BODY_PARTLY_SIGNED,
  /** The subject is not signed. */
  SUBJECT_UNSIGNED,
  /** A field that should be there once is there more often than was signed (RFC 6376 §8.15). */
  FIELD_ADDED,
  /** The domain says that it only tries signing. */
  TESTING
}
