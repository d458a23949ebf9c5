package org.carillon.dav.calendar;

import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.HomeResource;
import org.carillon.dav.xml.XmlName;
import org.carillon.store.item.CollectionKind;

/** Names that more than one class of CalDAV speaks of. */
public final class CalendarNames {
  /** The octets of an object. */
  public static final XmlName CALENDAR_DATA = XmlName.caldav("calendar-data");

  /** A component by its name. */
  public static final XmlName COMPONENT = XmlName.caldav("comp");

  static final XmlName PROPERTY = XmlName.caldav("prop");
  static final XmlName TIME_RANGE = XmlName.caldav("time-range");
  static final XmlName TIMEZONE = XmlName.caldav("calendar-timezone");
  static final XmlName TIMEZONE_ID = XmlName.caldav("calendar-timezone-id");

  private CalendarNames() {}

  /** Whether a resource is a calendar, task list or journal. */
  static boolean isCalendar(DavResource resource) {
    return resource instanceof CollectionResource collection && isCalendar(collection.kind());
  }

  /** Whether a resource is one of these, or made as if it were one (RFC 4791 §4.2). */
  static boolean hasTypeOfCalendar(DavResource resource) {
    return resource.types().contains(XmlName.caldav("calendar"));
  }

  /** Whether a resource is where an account's calendars are. */
  static boolean isHome(DavResource resource) {
    return resource instanceof HomeResource home && home.kind() == HomeKind.CALENDARS;
  }

  /** Whether a resource is an object in one. */
  static boolean isObject(DavResource resource) {
    return resource instanceof DavObjectResource object && isCalendar(object.collection().kind());
  }

  private static boolean isCalendar(CollectionKind kind) {
    return switch (kind) {
      case CALENDAR, TASKS, JOURNAL -> true;
      case MAIL, CONTACTS, NOTES, FILES, CHAT -> false;
    };
  }
}
