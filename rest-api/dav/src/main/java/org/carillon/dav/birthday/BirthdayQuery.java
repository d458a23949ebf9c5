package org.carillon.dav.birthday;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.CalendarFilter;
import org.carillon.dav.calendar.CalendarFilters;
import org.carillon.dav.calendar.CalendarMultiget;
import org.carillon.dav.calendar.CalendarZones;
import org.carillon.dav.header.Depth;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** CALDAV:calendar-query of the birthdays (RFC 4791 §7.8). */
final class BirthdayQuery implements Report {
  private static final XmlName NAME = XmlName.caldav("calendar-query");

  private final CalendarAccess calendars;

  BirthdayQuery(CalendarAccess calendars) {
    this.calendars = calendars;
  }

  @Override
  public XmlName name() {
    return NAME;
  }

  @Override
  public boolean isOf(DavResource resource) {
    return resource instanceof BirthdaysResource;
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    PropertyRequest wanted = PropertyRequest.of(asked);
    CalendarMultiget.checked(wanted);
    CalendarFilter.Component filter = CalendarFilters.asked(asked);
    ZoneId zone = CalendarZones.of(call, resource, Optional.of(asked));
    // The collection itself never matches.
    List<BirthdayResource> all =
        call.depth(Depth.ZERO) == Depth.ZERO
            ? List.of()
            : ((BirthdaysResource) resource).birthdays(call);
    Multistatus answer = Multistatus.begin(call);
    answer.resources(
        all.stream().filter(each -> calendars.meets(each.day().octets(), filter, zone)).toList(),
        wanted);
    answer.end();
  }
}
