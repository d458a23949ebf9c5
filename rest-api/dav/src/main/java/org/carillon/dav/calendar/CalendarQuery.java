package org.carillon.dav.calendar;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.CalendarFilter;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.header.Depth;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.LoadedObjects;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.groupware.ObjectEntry;

/** CALDAV:calendar-query (RFC 4791 §7.8). */
final class CalendarQuery implements Report {
  static final XmlName NAME = XmlName.caldav("calendar-query");

  private final CalendarAccess calendars;

  CalendarQuery(CalendarAccess calendars) {
    this.calendars = calendars;
  }

  @Override
  public XmlName name() {
    return NAME;
  }

  @Override
  public boolean isOf(DavResource resource) {
    return CalendarNames.isCalendar(resource)
        || CalendarNames.isObject(resource)
        || CalendarNames.isHome(resource);
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    PropertyRequest wanted = PropertyRequest.of(asked);
    boolean loads = CalendarMultiget.checked(wanted);
    CalendarFilter.Component filter = CalendarFilters.asked(asked);
    List<Found> found = new ArrayList<>();
    for (CollectionResource calendar : calendars(call, resource)) {
      ZoneId zone = CalendarZones.of(call, calendar, Optional.of(asked));
      List<ObjectEntry> objects =
          DavFailures.value(calendars.query(call.caller(), calendar.id(), filter, zone));
      found.add(new Found(calendar, objects));
    }
    Multistatus answer = Multistatus.begin(call);
    for (Found in : found) {
      List<ObjectEntry> objects =
          resource instanceof DavObjectResource object
              ? in.objects.stream()
                  .filter(entry -> entry.key().equals(object.entry().key()))
                  .toList()
              : in.objects;
      if (loads) {
        try (LoadedObjects loaded = LoadedObjects.of(call, in.calendar, objects)) {
          answer.resources(loaded, wanted);
        }
      } else {
        answer.resources(
            objects.stream().map(entry -> DavObjectResource.of(in.calendar, entry)).toList(),
            wanted);
      }
    }
    answer.end();
  }

  private record Found(CollectionResource calendar, List<ObjectEntry> objects) {}

  /** Selects by Depth (RFC 4791 §7.8); depth 0 on a calendar finds nothing. */
  private static List<CollectionResource> calendars(DavCall call, DavResource resource) {
    Depth depth = call.depth(Depth.ZERO);
    return switch (resource) {
      case DavObjectResource object -> List.of(object.collection());
      case CollectionResource calendar -> depth == Depth.ZERO ? List.of() : List.of(calendar);
      default -> {
        List<CollectionResource> all = new ArrayList<>();
        if (depth == Depth.INFINITY) {
          for (DavResource member : resource.members(call)) {
            if (member instanceof CollectionResource calendar
                && CalendarNames.isCalendar(calendar)) {
              all.add(calendar);
            }
          }
        }
        yield all;
      }
    };
  }
}
