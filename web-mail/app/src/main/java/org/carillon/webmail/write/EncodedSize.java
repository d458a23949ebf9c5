package org.carillon.webmail.write;

import java.util.List;

/** The size of files in a message: in Base64 (RFC 2045 §6.8) they are more than a third larger. */
final class EncodedSize {

  /** The octets in a line of Base64: 57 octets become 76 chars and a line end. */
  private static final int LINE_HOLDS = 57;

  private static final int LINE = 78;

  /** A generous size for the header, the text and the headers of parts. */
  private static final long REST = 256 * 1_024;

  private EncodedSize() {}

  /** The octets of files that fit into a message of at most this many octets. */
  static long room(long most) {
    return Math.max(0, most - REST) / LINE * LINE_HOLDS;
  }

  static long of(List<DraftAttachment> attachments) {
    return attachments.stream().mapToLong(DraftAttachment::size).sum();
  }
}
