package org.carillon.dav.calendar;

import java.time.Instant;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/** Elements with a start and an end in UTC (RFC 4791 §9.9). */
final class TimeRanges {
  private TimeRanges() {}

  /** Returns the span of an element that may omit one end. */
  static TimeSpan of(XmlElement element) {
    Optional<Instant> start = instant(element, "start");
    Optional<Instant> end = instant(element, "end");
    if (start.isEmpty() && end.isEmpty()) {
      throw invalid();
    }
    TimeSpan span = new TimeSpan(start.orElse(Instant.MIN), end.orElse(Instant.MAX));
    if (!span.from().isBefore(span.to())) {
      throw invalid();
    }
    return span;
  }

  /** Returns the span of an element that must have both ends. */
  static TimeSpan bounded(XmlElement element) {
    TimeSpan span = of(element);
    if (span.from().equals(Instant.MIN) || span.to().equals(Instant.MAX)) {
      throw invalid();
    }
    return span;
  }

  private static Optional<Instant> instant(XmlElement element, String attribute) {
    return element
        .attribute(attribute)
        .map(
            text ->
                CalendarTime.parse(text, "")
                    .filter(time -> time.form() == CalendarTime.Form.UTC)
                    .map(time -> CalendarZone.UTC.instant(time.local()))
                    .orElseThrow(TimeRanges::invalid));
  }

  private static DavError invalid() {
    return DavError.of(DavError.FORBIDDEN, XmlName.caldav("valid-filter"));
  }
}
