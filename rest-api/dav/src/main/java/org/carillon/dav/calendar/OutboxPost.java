package org.carillon.dav.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.PersonFreeBusy;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlOutput;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.busy.FreeBusyWriter;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/** A free/busy request by POST to the outbox (RFC 6638 §5). */
final class OutboxPost implements Method {
  private static final XmlName RESPONSE = XmlName.caldav("schedule-response");
  private static final int MOST_OCTETS = 1_000_000;

  private final CalendarAccess calendars;

  OutboxPost(CalendarAccess calendars) {
    this.calendars = calendars;
  }

  @Override
  public String name() {
    return "POST";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent()
        && resource.get() instanceof SchedulingBox.Resource box
        && box.box() == SchedulingBox.OUTBOX;
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    CalendarPart asked = asked(call);
    Optional<CalendarUser> organizer = asked.organizer();
    if (organizer.isEmpty() || !organizer.get().mail().equalsIgnoreCase(call.caller().name())) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.caldav("organizer-allowed"));
    }
    TimeSpan span = span(asked);
    List<String> people = asked.attendees().stream().map(CalendarUser::uri).toList();
    List<PersonFreeBusy> told =
        DavFailures.value(
            calendars.freeBusy(
                Optional.of(call.caller()), people, span, asked.text("X-CALENDARSERVER-MASK-UID")));
    List<XmlElement> responses = new ArrayList<>();
    for (PersonFreeBusy person : told) {
      responses.add(response(person, asked, organizer.get(), span));
    }
    byte[] octets = XmlOutput.octets(XmlElement.of(RESPONSE, responses));
    call.response().setContentType("application/xml; charset=utf-8");
    call.response().setContentLength(octets.length);
    call.response().getOutputStream().write(octets);
  }

  private static CalendarPart asked(DavCall call) throws IOException {
    byte[] octets;
    try (InputStream sent = call.input()) {
      octets = sent.readNBytes(MOST_OCTETS + 1);
    }
    if (octets.length > MOST_OCTETS) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.caldav("max-resource-size"));
    }
    return switch (CalendarObject.readMessage(octets)) {
      case CalendarParseResult.Unusable _ -> throw invalid("valid-calendar-data");
      case CalendarParseResult.Read(CalendarObject object) -> {
        if (object.kind() != CalendarKind.VFREEBUSY || !object.method().equals("REQUEST")) {
          throw invalid("valid-scheduling-message");
        }
        yield object.main();
      }
    };
  }

  private static TimeSpan span(CalendarPart asked) {
    Optional<CalendarTime> start = asked.time("DTSTART");
    Optional<CalendarTime> end = asked.time("DTEND");
    boolean known =
        start.isPresent()
            && end.isPresent()
            && start.get().form() == CalendarTime.Form.UTC
            && end.get().form() == CalendarTime.Form.UTC;
    if (!known) {
      throw invalid("valid-scheduling-message");
    }
    return new TimeSpan(
        CalendarZone.UTC.instant(start.get().local()), CalendarZone.UTC.instant(end.get().local()));
  }

  private static DavError invalid(String condition) {
    return DavError.of(DavError.FORBIDDEN, XmlName.caldav(condition));
  }

  private static XmlElement response(
      PersonFreeBusy person, CalendarPart asked, CalendarUser organizer, TimeSpan span) {
    List<XmlElement> inside = new ArrayList<>();
    inside.add(XmlElement.of(XmlName.caldav("recipient"), Property.href(person.person())));
    inside.add(XmlElement.text(XmlName.caldav("request-status"), status(person)));
    if (person instanceof PersonFreeBusy.Told told) {
      List<ContentLine> about =
          List.of(
              ContentLine.text("UID", asked.uid()),
              organizer.line(),
              ContentLine.of("ATTENDEE", person.person()));
      byte[] octets =
          FreeBusyWriter.calendar("REPLY", span, told.periods(), Instant.now(), about).octets();
      inside.add(
          XmlElement.text(CalendarNames.CALENDAR_DATA, new String(octets, StandardCharsets.UTF_8)));
    }
    return XmlElement.of(XmlName.caldav("response"), inside);
  }

  /** Returns the request status (RFC 5546 §3.6). */
  private static String status(PersonFreeBusy person) {
    return switch (person) {
      case PersonFreeBusy.Told _ -> "2.0;Success";
      case PersonFreeBusy.Unknown _ -> "3.7;Invalid calendar user";
      case PersonFreeBusy.Hidden _ -> "3.8;No authority";
    };
  }
}
