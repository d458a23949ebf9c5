package org.carillon.protocol.imap;

import java.util.List;

/**
 * A body section a client fetches (RFC 3501 §6.4.5).
 *
 * @param label what the response calls it
 * @param path the part's numbers; empty for the message itself
 * @param text what of it
 * @param fields the header fields named, for {@link Text#FIELDS} and {@link Text#FIELDS_NOT}
 * @param peek whether \Seen stays as it is
 * @param from the first octet wanted, or -1 for the whole section
 * @param count how many octets at most
 */
record Section(
    String label, int[] path, Text text, List<String> fields, boolean peek, long from, long count) {

  /** What of a part. */
  enum Text {
    WHOLE,
    HEADER,
    TEXT,
    MIME,
    FIELDS,
    FIELDS_NOT
  }

  /** Whether it can be found without knowing the message's structure. */
  boolean isWholeMessage() {
    return path.length == 0 && text == Text.WHOLE;
  }
}
