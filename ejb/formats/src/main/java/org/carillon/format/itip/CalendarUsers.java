package org.carillon.format.itip;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;

/** Who is meant by ORGANIZER and ATTENDEE (RFC 5545 §3.3.3). */
public final class CalendarUsers {
  private CalendarUsers() {}

  /**
   * The address of a calendar user in its one form: of a mail address without {@code mailto:}, in
   * lower case. One that is known otherwise and by mail besides (the parameter EMAIL) counts by
   * that.
   */
  public static String address(ContentLine line) {
    CalendarUser user = new CalendarUser(line);
    return user.mail().isEmpty() ? address(user.uri()) : user.mail();
  }

  /** The one form of an address that is written with or without {@code mailto:}. */
  public static String address(String written) {
    return CalendarUser.mail(written).orElseGet(() -> written.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether one of some addresses is meant. */
  public static boolean isOneOf(ContentLine line, Collection<String> addresses) {
    return addresses.contains(address(line));
  }

  /** The organiser's address. */
  public static Optional<String> organizer(CalendarComponent part) {
    return part.first("ORGANIZER").map(CalendarUsers::address);
  }

  /** The line of the first attendee that is one of some addresses. */
  public static Optional<ContentLine> attendee(
      CalendarComponent part, Collection<String> addresses) {
    return part.lines("ATTENDEE").stream().filter(line -> isOneOf(line, addresses)).findFirst();
  }

  /** The addresses of all attendees. */
  public static List<String> attendees(CalendarComponent part) {
    return part.lines("ATTENDEE").stream().map(CalendarUsers::address).distinct().toList();
  }

  /** What an attendee says: in capitals; NEEDS-ACTION where nothing is. */
  public static String status(ContentLine attendee) {
    return attendee
        .parameterValue("PARTSTAT")
        .map(text -> text.strip().toUpperCase(Locale.ROOT))
        .orElse("NEEDS-ACTION");
  }

  /**
   * Whether the server sends an attendee nothing (RFC 6638 §7.1): so are those marked who came
   * without having been asked for.
   */
  static boolean isUnasked(ContentLine attendee) {
    return attendee.parameterValue("SCHEDULE-AGENT").filter("NONE"::equalsIgnoreCase).isPresent();
  }
}
