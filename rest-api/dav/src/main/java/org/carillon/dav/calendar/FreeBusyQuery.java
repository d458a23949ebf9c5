package org.carillon.dav.calendar;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.carillon.calendar.CalendarAccess;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.busy.FreeBusyWriter;
import org.carillon.format.icalendar.time.TimeSpan;

/** CALDAV:free-busy-query (RFC 4791 §7.10). */
public final class FreeBusyQuery implements Report {
  /** The report's element. */
  public static final XmlName NAME = XmlName.caldav("free-busy-query");

  private final CalendarAccess calendars;

  FreeBusyQuery(CalendarAccess calendars) {
    this.calendars = calendars;
  }

  @Override
  public XmlName name() {
    return NAME;
  }

  @Override
  public boolean isOf(DavResource resource) {
    return resource instanceof CollectionResource collection
        && CalendarProperties.isOfEvents(collection);
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    CollectionResource calendar = (CollectionResource) resource;
    TimeSpan span = span(asked);
    List<BusyPeriod> periods =
        DavFailures.value(
            calendars.busy(
                call.caller(),
                calendar.id(),
                span,
                CalendarZones.of(call, calendar, () -> calendars.zone(call.caller()))));
    tell(call, span, periods);
  }

  /** The requested span. */
  public static TimeSpan span(XmlElement asked) {
    return asked
        .element(CalendarNames.TIME_RANGE)
        .map(TimeRanges::bounded)
        .orElseThrow(
            () ->
                DavError.of(DavError.BAD_REQUEST, "A free-busy-query must contain a time-range."));
  }

  /** Writes the response with these periods. */
  public static void tell(DavCall call, TimeSpan span, List<BusyPeriod> periods)
      throws IOException {
    byte[] octets = FreeBusyWriter.calendar("", span, periods, Instant.now(), List.of()).octets();
    call.response().setContentType("text/calendar; charset=utf-8");
    call.response().setContentLength(octets.length);
    call.response().getOutputStream().write(octets);
  }
}
