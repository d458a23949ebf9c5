package org.carillon.webmail.write;

import java.util.List;

/** What files weigh in a message: in Base64 (RFC 2045 §6.8) they are a good third larger. */
final class Weight {

  /** A line of Base64: 57 octets become 76 chars and a line's end. */
  private static final int LINE_HOLDS = 57;

  private static final int LINE = 78;

  /** What header, text and the headers of parts take, generously. */
  private static final long REST = 256 * 1_024;

  private Weight() {}

  /** How many octets of files a message has room for that may have so many octets in all. */
  static long room(long most) {
    return Math.max(0, most - REST) / LINE * LINE_HOLDS;
  }

  /** How many octets attachments have together. */
  static long of(List<DraftAttachment> attachments) {
    return attachments.stream().mapToLong(DraftAttachment::size).sum();
  }
}
