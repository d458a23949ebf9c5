package org.carillon.calendar.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.account.setting.TimeSettings;
import org.carillon.format.icalendar.ClientTimeZone;
import org.carillon.mailbox.resource.ResourceProperty;

/** The time zone that a client stores with a calendar (RFC 4791 §5.2.2, RFC 7809 §5.2). */
final class CalendarTimeZone {
  private static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

  /** The property is stored as the element that was sent. */
  private static final Pattern TAG = Pattern.compile("<!\\[CDATA\\[|]]>|<[^>]{0,1000}>");

  /** A carriage return as XML escapes it: unescaped, it would be read as a line feed. */
  private static final Pattern BREAK = Pattern.compile("&#(?:13|[xX]0*[dD]);");

  private CalendarTimeZone() {}

  /**
   * Returns the time zone, or empty if none is stored or it is unknown.
   *
   * @param kept the calendar's properties
   */
  static Optional<ZoneId> of(List<ResourceProperty> kept) {
    return text(kept, "calendar-timezone-id")
        .flatMap(name -> TimeSettings.zone(name.strip()))
        .or(() -> text(kept, "calendar-timezone").flatMap(CalendarTimeZone::defined));
  }

  private static Optional<ZoneId> defined(String zone) {
    return ClientTimeZone.read(BREAK.matcher(zone).replaceAll(""), Instant.now());
  }

  private static Optional<String> text(List<ResourceProperty> kept, String name) {
    return kept.stream()
        .filter(property -> property.namespace().equals(CALDAV) && property.name().equals(name))
        .map(property -> TAG.matcher(property.value()).replaceAll(""))
        .findFirst();
  }
}
