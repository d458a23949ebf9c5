package org.carillon.webmail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a list a page begins, as addresses have it: with a message, and, in case that is gone
 * meanwhile, how far down it was. So neither mail that comes nor mail that goes moves the page.
 *
 * @param position how many messages were before it
 * @param uid the message
 */
record Place(int position, long uid) {
  static final Place BEGIN = new Place(0, 0);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})-([0-9]{1,18})");

  /** Reads what an address has; the begin when it is none of ours. */
  static Place of(String text) {
    Matcher place = TEXT.matcher(text);
    return place.matches()
        ? new Place(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)))
        : BEGIN;
  }

  /** The position in a list as it is now. */
  int in(Sequence list) {
    if (position < list.size() && list.uid(position) == uid) {
      return position;
    }
    int now = position == 0 ? -1 : list.positionOf(uid);
    return now < 0 ? Math.min(position, list.size()) : now;
  }

  String text() {
    return position + "-" + uid;
  }
}
