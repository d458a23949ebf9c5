package org.carillon.format.icalendar.busy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.TimeSpan;

/** Writes busy times as a VFREEBUSY (RFC 5545 §3.6.4). */
public final class FreeBusyWriter {
  private static final String PRODUCT = "-//Carillon//Carillon//EN";

  private FreeBusyWriter() {}

  /**
   * Returns a calendar with a VFREEBUSY.
   *
   * @param method the METHOD; empty for none
   * @param about further lines of the VFREEBUSY: ORGANIZER, ATTENDEE, UID …
   */
  public static CalendarComponent calendar(
      String method,
      TimeSpan span,
      List<BusyPeriod> periods,
      Instant now,
      List<ContentLine> about) {
    List<CalendarNode> lines = new ArrayList<>();
    lines.add(CalendarTime.utc(now).line("DTSTAMP"));
    lines.add(CalendarTime.utc(span.from()).line("DTSTART"));
    lines.add(CalendarTime.utc(span.to()).line("DTEND"));
    lines.addAll(about);
    for (BusyPeriod period : periods) {
      lines.add(
          ContentLine.of(
              "FREEBUSY",
              List.of(new LineParameter("FBTYPE", period.type().written())),
              CalendarTime.utc(period.from()).written()
                  + '/'
                  + CalendarTime.utc(period.to()).written()));
    }
    List<CalendarNode> nodes = new ArrayList<>();
    nodes.add(ContentLine.of("VERSION", "2.0"));
    nodes.add(ContentLine.of("PRODID", PRODUCT));
    if (!method.isEmpty()) {
      nodes.add(ContentLine.of("METHOD", method));
    }
    nodes.add(CalendarComponent.of("VFREEBUSY", lines));
    return CalendarComponent.of("VCALENDAR", nodes);
  }
}
