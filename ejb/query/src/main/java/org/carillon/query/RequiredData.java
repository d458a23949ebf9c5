package org.carillon.query;

/** The data that are needed to decide a query, in ascending order of cost. */
enum RequiredData {
  /** Uid, flags and modseq. */
  VIEW,
  /** The stored data of a message that searches and sorting use. */
  SUMMARY,
  /** Envelope and structure. */
  OUTLINE,
  CONTENT;

  RequiredData orMore(RequiredData other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
