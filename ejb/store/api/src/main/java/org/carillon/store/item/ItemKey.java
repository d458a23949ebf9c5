package org.carillon.store.item;

import java.nio.charset.StandardCharsets;

/**
 * What an item is known by in its collection, of which no other has it: the name of a DAV resource,
 * a UID of iCalendar. Compared octet by octet in UTF-8: whoever wants names alike to be the same
 * brings them into one form before.
 *
 * @param value any Unicode text without NUL, of 1 to {@value #MOST_OCTETS} octets
 */
public record ItemKey(String value) implements Comparable<ItemKey> {
  /** The longest, in octets of UTF-8. */
  public static final int MOST_OCTETS = 1024;

  /** Why no item can have this key, as a sentence; empty when one can. */
  public String problem() {
    if (value.isEmpty()) {
      return "A key must not be empty.";
    }
    if (value.length() > MOST_OCTETS
        || value.getBytes(StandardCharsets.UTF_8).length > MOST_OCTETS) {
      return "A key has at most " + MOST_OCTETS + " octets.";
    }
    if (value.indexOf('\0') >= 0) {
      return "A key must not contain NUL.";
    }
    if (value
        .codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      return "A key must be valid Unicode.";
    }
    return "";
  }

  @Override
  public int compareTo(ItemKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
