package org.carillon.protocol.imap.fetch;

import java.util.List;
import java.util.Optional;
import org.carillon.format.imapurl.ImapUrl;

/**
 * A body section a client fetches (RFC 3501 §6.4.5, RFC 3516 §4.1).
 *
 * @param label what the response calls it
 * @param path the part's numbers; empty for the message itself
 * @param text what of it
 * @param fields the header fields named, for {@link Text#FIELDS} and {@link Text#FIELDS_NOT}
 * @param peek whether \Seen stays as it is
 * @param from the first octet wanted, or -1 for the whole section
 * @param count how many octets at most
 */
public record Section(
    String label, int[] path, Text text, List<String> fields, boolean peek, long from, long count) {

  /** What of a part. */
  public enum Text {
    WHOLE,
    HEADER,
    TEXT,
    MIME,
    FIELDS,
    FIELDS_NOT,
    /** The body, its transfer encoding taken off (RFC 3516). */
    BINARY,
    /** How many octets that has. */
    BINARY_SIZE
  }

  /** Some octets of it, as a URL asks for them (RFC 5092 §3). */
  public Section part(Optional<ImapUrl.Partial> partial) {
    if (partial.isEmpty()) {
      return this;
    }
    long most = partial.get().length().orElse(Long.MAX_VALUE);
    return new Section(label, path, text, fields, peek, partial.get().from(), most);
  }

  /** Whether the part's transfer encoding is to be taken off. */
  boolean isDecoded() {
    return text == Text.BINARY || text == Text.BINARY_SIZE;
  }

  /** Whether it can be found without knowing the message's structure. */
  boolean isWholeMessage() {
    return path.length == 0 && text == Text.WHOLE;
  }
}
