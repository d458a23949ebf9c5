package org.carillon.query.source;

/**
 * The data by which a message is sorted, threaded and found, apart from its flags. They are cached
 * in memory if there is room, and shared, so they must not be changed.
 */
public interface MessageSummary {

  long uid();

  /** Returns its size in octets as this mailbox shows it (RFC822.SIZE). */
  long size();

  /** Returns INTERNALDATE in milliseconds since 1970. */
  long arrived();

  /** Returns INTERNALDATE's own offset from UTC in minutes. */
  int arrivedOffset();

  /** Returns the time when it was put into this mailbox (RFC 8514), in milliseconds since 1970. */
  long saved();

  /** Returns its opaque id (RFC 8474). */
  String emailId();

  /** Returns its thread's opaque id. */
  String threadId();

  /** Returns its header's texts and references, encoded as the MIME format's summary. */
  byte[] texts();
}
