package org.carillon.format.mime.header;

import java.util.Optional;

/**
 * Reads the message ids in a field's value one by one (RFC 5322 §3.6.4). Other text between them is
 * ignored. Quoting is removed, so that ids that differ only in quoting are equal (RFC 5256 §2.2).
 */
final class MessageIds {
  private final String value;
  private int at;

  MessageIds(String value) {
    this.value = value;
  }

  /** Returns the next message id without its angle brackets; empty at the end. */
  Optional<String> next() {
    while (true) {
      int begin = value.indexOf('<', at);
      int end = begin < 0 ? -1 : value.indexOf('>', begin);
      if (end < 0) {
        at = value.length();
        return Optional.empty();
      }
      at = end + 1;
      // In "<half <whole@id>", the first id is never closed and is skipped.
      String id = bare(value.substring(value.lastIndexOf('<', end) + 1, end));
      if (!id.isEmpty()) {
        return Optional.of(id);
      }
    }
  }

  private static String bare(String id) {
    StringBuilder bare = null;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean dropped = c == '"' || c == '\\' || c <= ' ';
      if (dropped && bare == null) {
        bare = new StringBuilder(id.length()).append(id, 0, i);
      } else if (!dropped && bare != null) {
        bare.append(c);
      }
    }
    return bare == null ? id : bare.toString();
  }
}
