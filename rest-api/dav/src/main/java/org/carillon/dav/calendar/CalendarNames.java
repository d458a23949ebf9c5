package org.carillon.dav.calendar;

import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.HomeResource;
import org.carillon.dav.xml.XmlName;
import org.carillon.store.item.CollectionKind;

/** Names that several classes of CalDAV use. */
public final class CalendarNames {
  /** The property with an object's octets. */
  public static final XmlName CALENDAR_DATA = XmlName.caldav("calendar-data");

  /** The element that names a component. */
  public static final XmlName COMPONENT = XmlName.caldav("comp");

  static final XmlName PROPERTY = XmlName.caldav("prop");
  static final XmlName TIME_RANGE = XmlName.caldav("time-range");
  static final XmlName TIMEZONE = XmlName.caldav("calendar-timezone");
  static final XmlName TIMEZONE_ID = XmlName.caldav("calendar-timezone-id");

  private CalendarNames() {}

  /** Returns true for a calendar, task list or journal. */
  static boolean isCalendar(DavResource resource) {
    return resource instanceof CollectionResource collection && isCalendar(collection.kind());
  }

  /** Returns true if it has the type of a calendar (RFC 4791 §4.2). */
  static boolean hasTypeOfCalendar(DavResource resource) {
    return resource.types().contains(XmlName.caldav("calendar"));
  }

  /** Returns true for the home of an account's calendars. */
  static boolean isHome(DavResource resource) {
    return resource instanceof HomeResource home && home.kind() == HomeKind.CALENDARS;
  }

  /** Returns true for an object in a calendar. */
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
