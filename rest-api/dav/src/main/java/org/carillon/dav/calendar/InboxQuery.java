package org.carillon.dav.calendar;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.CalendarFilter;
import org.carillon.dav.header.Depth;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** CALDAV:calendar-query of an inbox (RFC 6638 §2.2). */
final class InboxQuery implements Report {
  private final CalendarAccess calendars;

  InboxQuery(CalendarAccess calendars) {
    this.calendars = calendars;
  }

  @Override
  public XmlName name() {
    return CalendarQuery.NAME;
  }

  @Override
  public boolean isOf(DavResource resource) {
    return SchedulingBox.isInbox(resource);
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    PropertyRequest wanted = PropertyRequest.of(asked);
    CalendarFilter.Component filter = CalendarFilters.asked(asked);
    ZoneId zone = CalendarZones.of(call, resource, Optional.of(asked));
    List<DavResource> found = new ArrayList<>();
    // The inbox itself never matches (RFC 4791 §7.8).
    if (call.depth(Depth.ZERO) != Depth.ZERO) {
      for (SchedulingMessage message : SchedulingBox.messages(call, resource)) {
        if (calendars.meets(message.message().octets(), filter, zone)) {
          found.add(message);
        }
      }
    }
    Multistatus answer = Multistatus.begin(call);
    answer.resources(found, wanted);
    answer.end();
  }
}
