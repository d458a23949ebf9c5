package org.carillon.query.source;

/**
 * What a message is sorted, threaded and found by besides its flags. Kept in memory where there is
 * room, and shared: not to be changed.
 */
public interface MessageSummary {

  /** Its uid in the asked mailbox. */
  long uid();

  /** Its octets as this mailbox shows it (RFC822.SIZE). */
  long size();

  /** INTERNALDATE in milliseconds since 1970. */
  long arrived();

  /** INTERNALDATE's own offset from UTC in minutes. */
  int arrivedOffset();

  /** When it was put into this mailbox (RFC 8514), in milliseconds since 1970. */
  long saved();

  /** Its opaque id (RFC 8474). */
  String emailId();

  /** Its thread's opaque id. */
  String threadId();

  /**
   * Its header's texts and references, encoded by {@code org.carillon.format.mime.summary.Summary}.
   */
  byte[] texts();
}
