package org.carillon.format.jscontact;

import java.util.Locale;

/** The ids of entries in a Card's maps (RFC 9553 §1.4.1), which are the PROP-ID of properties. */
final class EntryIds {
  private EntryIds() {}

  static boolean isId(String text) {
    return text.matches("[A-Za-z0-9_-]{1,255}");
  }

  /** Returns the id of the nth property of a name if it has none: the same at each conversion. */
  static String made(String property, int number) {
    return property.toLowerCase(Locale.ROOT) + number;
  }
}
