package org.carillon.format.itip;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;

/** Finds the calendar users that ORGANIZER and ATTENDEE name (RFC 5545 §3.3.3). */
public final class CalendarUsers {
  private CalendarUsers() {}

  /**
   * Returns the canonical address of a calendar user: a mail address without {@code mailto:}, in
   * lower case. If the value is another URI and the parameter EMAIL has a mail address, the latter
   * is returned.
   */
  public static String address(ContentLine line) {
    CalendarUser user = new CalendarUser(line);
    return user.mail().isEmpty() ? address(user.uri()) : user.mail();
  }

  /** Returns the canonical form of an address that is written with or without {@code mailto:}. */
  public static String address(String written) {
    return CalendarUser.mail(written).orElseGet(() -> written.strip().toLowerCase(Locale.ROOT));
  }

  /** Returns whether the line names one of the addresses. */
  public static boolean isOneOf(ContentLine line, Collection<String> addresses) {
    return addresses.contains(address(line));
  }

  /** Returns the organizer's address, or empty if the part has none. */
  public static Optional<String> organizer(CalendarComponent part) {
    return part.first("ORGANIZER").map(CalendarUsers::address);
  }

  /** Returns the line of the first attendee with one of the addresses, or empty. */
  public static Optional<ContentLine> attendee(
      CalendarComponent part, Collection<String> addresses) {
    return part.lines("ATTENDEE").stream().filter(line -> isOneOf(line, addresses)).findFirst();
  }

  /** Returns the addresses of all attendees. */
  public static List<String> attendees(CalendarComponent part) {
    return part.lines("ATTENDEE").stream().map(CalendarUsers::address).distinct().toList();
  }

  /** Returns an attendee's PARTSTAT in capitals, or NEEDS-ACTION if there is none. */
  public static String status(ContentLine attendee) {
    return attendee
        .parameterValue("PARTSTAT")
        .map(text -> text.strip().toUpperCase(Locale.ROOT))
        .orElse("NEEDS-ACTION");
  }

  /** Returns whether SCHEDULE-AGENT is NONE (RFC 6638 §7.1), as for uninvited attendees. */
  static boolean isUnasked(ContentLine attendee) {
    return attendee.parameterValue("SCHEDULE-AGENT").filter("NONE"::equalsIgnoreCase).isPresent();
  }
}
