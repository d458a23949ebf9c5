package org.carillon.query;

/** The data that are needed to decide a query, in ascending order of cost. */
enum Needs {
  /** Uid, flags and modseq. */
  VIEW,
  /** The stored data of a message that searches and sorting use. */
  SUMMARY,
  /** Envelope and structure. */
  OUTLINE,
  /** Octets of the message. */
  CONTENT;

  Needs orMore(Needs other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
