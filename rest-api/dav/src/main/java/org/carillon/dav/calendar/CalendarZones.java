package org.carillon.dav.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.format.icalendar.ClientTimeZone;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;

/** The time zone for dates and floating times (RFC 4791 §5.2.2, RFC 7809 §5). */
public final class CalendarZones {
  private CalendarZones() {}

  /** Returns the request's zone, else the calendar's, else UTC. */
  public static ZoneId of(DavCall call, DavResource resource, Optional<XmlElement> asked) {
    return of(call, resource, asked, () -> ZoneId.of("UTC"));
  }

  /** Returns the calendar's zone, or the other if it has none. */
  static ZoneId of(DavCall call, DavResource calendar, Supplier<ZoneId> other) {
    return of(call, calendar, Optional.empty(), other);
  }

  private static ZoneId of(
      DavCall call, DavResource resource, Optional<XmlElement> asked, Supplier<ZoneId> other) {
    return asked
        .flatMap(
            element ->
                element
                    .element(CalendarNames.TIMEZONE_ID)
                    .or(() -> element.element(XmlName.caldav("timezone-id")))
                    .map(XmlElement::text)
                    .map(name -> named(name).orElseThrow(CalendarZones::unknown))
                    .or(
                        () ->
                            element
                                .element(XmlName.caldav("timezone"))
                                .map(
                                    zone ->
                                        defined(zone.text()).orElseThrow(CalendarZones::invalid))))
        .or(
            () ->
                call.kept()
                    .of(resource, CalendarNames.TIMEZONE_ID)
                    .flatMap(kept -> named(kept.text())))
        .or(
            () ->
                call.kept()
                    .of(resource, CalendarNames.TIMEZONE)
                    .flatMap(kept -> defined(kept.text())))
        .orElseGet(other);
  }

  /** Checks a calendar's new VTIMEZONE, which must be the only one and usable. */
  static void check(DavResource resource, XmlElement value, DavCall call) {
    if (!ClientTimeZone.isAlone(value.text()) || defined(value.text()).isEmpty()) {
      throw invalid();
    }
  }

  /** Checks the name of a zone (RFC 7809 §5.2). */
  static void checkId(DavResource resource, XmlElement value, DavCall call) {
    if (named(value.text()).isEmpty()) {
      throw unknown();
    }
  }

  private static DavError invalid() {
    return DavError.of(DavError.FORBIDDEN, XmlName.caldav("valid-calendar-data"));
  }

  private static DavError unknown() {
    return DavError.of(DavError.FORBIDDEN, XmlName.caldav("valid-timezone"));
  }

  private static Optional<ZoneId> named(String name) {
    return ZoneNames.find(name.strip())
        .filter(CalendarZone::named)
        .map(zone -> ZoneId.of(zone.id()));
  }

  private static Optional<ZoneId> defined(String text) {
    return ClientTimeZone.read(text, Instant.now());
  }
}
