package org.carillon.store.item;

import java.nio.charset.StandardCharsets;

/**
 * The key of an item, which is unique in its collection: the name of a DAV resource, or a UID of
 * iCalendar. Keys are compared octet by octet in UTF-8. A caller that wants similar names to be the
 * same must normalise them first.
 *
 * @param value any Unicode text without NUL, of 1 to {@value #MOST_OCTETS} octets
 */
public record ItemKey(String value) implements Comparable<ItemKey> {
  /** The length of the longest key, in octets of UTF-8. */
  public static final int MOST_OCTETS = 1024;

  /** Returns why no item can have this key, as a sentence; an empty string if the key is valid. */
  public String problem() {
    if (value.isEmpty()) {
      return "A key must not be empty.";
    }
    if (value.length() > MOST_OCTETS
        || value.getBytes(StandardCharsets.UTF_8).length > MOST_OCTETS) {
      return "A key can have at most " + MOST_OCTETS + " octets.";
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
