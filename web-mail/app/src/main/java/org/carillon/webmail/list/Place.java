package org.carillon.webmail.list;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.mailbox.search.PageStart;

/** The start of a page in a list, as in addresses. */
final class Place {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})-([0-9]{1,18})");

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private Place() {}

  /**
   * Parses the start in an address: a place in the list, or a day, which begins with its last
   * message; the start of the list if it is neither.
   *
   * @param zone the zone of the reader's days
   */
  static PageStart of(String text, ZoneId zone) {
    if (DAY.matcher(text).matches()) {
      try {
        LocalDate behind = LocalDate.parse(text).plusDays(1);
        return new PageStart.ArrivedBy(behind.atStartOfDay(zone).toInstant().minusMillis(1));
      } catch (DateTimeException noDay) {
        return PageStart.FIRST;
      }
    }
    Matcher place = TEXT.matcher(text);
    return place.matches()
        ? new PageStart.At(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)))
        : PageStart.FIRST;
  }

  static String text(PageStart.At place) {
    return place.position() + "-" + place.uid();
  }
}
