package org.carillon.query;

/** What must be at hand to decide a query: the later, the dearer. */
enum Needs {
  /** Uid, flags, modseq. */
  VIEW,
  /** What is kept of each message to find and sort it by. */
  SUMMARY,
  /** Envelope and structure. */
  OUTLINE,
  /** Octets of the message. */
  CONTENT;

  Needs orMore(Needs other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
