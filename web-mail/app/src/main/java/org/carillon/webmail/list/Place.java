package org.carillon.webmail.list;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.mailbox.search.PageStart;

/** Where in a list a page begins, as addresses have it. */
final class Place {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})-([0-9]{1,18})");

  private Place() {}

  /** Reads what an address has; the begin when it is none of ours. */
  static PageStart of(String text) {
    Matcher place = TEXT.matcher(text);
    return place.matches()
        ? new PageStart.At(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)))
        : PageStart.FIRST;
  }

  static String text(PageStart.At place) {
    return place.position() + "-" + place.uid();
  }
}
