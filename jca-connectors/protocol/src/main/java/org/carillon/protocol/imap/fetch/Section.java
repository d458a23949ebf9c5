package org.carillon.protocol.imap.fetch;

import java.util.List;
import java.util.Optional;
import org.carillon.format.imapurl.ImapUrl;

/**
 * A body section that a client fetches (RFC 3501 §6.4.5, RFC 3516 §4.1).
 *
 * @param label its name in the response
 * @param path the part's numbers; empty for the message itself
 * @param text the piece of the part
 * @param fields the header fields named, for {@link Text#FIELDS} and {@link Text#FIELDS_NOT}
 * @param peek whether \Seen stays as it is
 * @param from the first octet wanted, or -1 for the whole section
 * @param count the highest number of octets
 */
public record Section(
    String label, int[] path, Text text, List<String> fields, boolean peek, long from, long count) {

  /** The piece of a part. */
  public enum Text {
    WHOLE,
    HEADER,
    TEXT,
    MIME,
    FIELDS,
    FIELDS_NOT,
    /** The body without its transfer encoding (RFC 3516). */
    BINARY,
    /** The number of octets of the decoded body. */
    BINARY_SIZE
  }

  /** Returns a range of its octets, as a URL requests it (RFC 5092 §3). */
  public Section part(Optional<ImapUrl.Partial> partial) {
    if (partial.isEmpty()) {
      return this;
    }
    long most = partial.get().length().orElse(Long.MAX_VALUE);
    return new Section(label, path, text, fields, peek, partial.get().from(), most);
  }

  /** Returns whether the part's transfer encoding is to be removed. */
  boolean isDecoded() {
    return text == Text.BINARY || text == Text.BINARY_SIZE;
  }

  /** Returns whether it can be found without the message's structure. */
  boolean isWholeMessage() {
    return path.length == 0 && text == Text.WHOLE;
  }
}
