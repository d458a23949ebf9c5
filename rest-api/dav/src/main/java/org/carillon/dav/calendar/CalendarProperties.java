package org.carillon.dav.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.CalendarFilter.TextCollation;
import org.carillon.calendar.CalendarLimits;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.resource.CalendarComponents;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.store.item.CollectionKind;

/** The properties of RFC 4791 §5.2 and §6.2, RFC 6638 and 7809, and Apple's own. */
final class CalendarProperties {
  private static final Pattern COLOUR =
      Pattern.compile("#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?|\\w{0,40}");
  private static final Pattern ORDER = Pattern.compile("-?[0-9]{1,10}");
  private static final XmlName COMPONENTS = XmlName.caldav("supported-calendar-component-set");
  private static final int MOST_TEXT = 10_000;

  /** The property with the version of scheduling data (RFC 6638 §3.2.10). */
  private static final XmlName SCHEDULE_TAG = XmlName.caldav("schedule-tag");

  private CalendarProperties() {}

  static List<Property> all(CalendarAccess calendars) {
    List<Property> all = new ArrayList<>();
    all.addAll(computed(calendars));
    all.addAll(kept());
    all.addAll(ofPrincipals());
    all.add(
        Property.of(
                CalendarNames.CALENDAR_DATA,
                DavObjectResource.class,
                (object, asked, call) -> CalendarData.of(object, asked, call))
            .when(CalendarNames::isObject)
            .onlyWhenNamed());
    all.add(
        Property.of(
                SCHEDULE_TAG,
                DavObjectResource.class,
                (object, asked, call) ->
                    object
                        .entry()
                        .scheduleTag()
                        .flatMap(tag -> Property.text(SCHEDULE_TAG, '"' + tag + '"')))
            .when(CalendarNames::isObject)
            .onlyWhenNamed());
    return all;
  }

  private static List<Property> computed(CalendarAccess calendars) {
    return List.of(
        Property.of(
                COMPONENTS,
                CollectionResource.class,
                (collection, asked, call) -> Optional.of(components(collection)))
            .when(CalendarNames::isCalendar)
            .onlyWhenNamed(),
        ofCalendars(
            "supported-calendar-data",
            name ->
                XmlElement.of(
                    name,
                    XmlElement.of(CalendarNames.CALENDAR_DATA)
                        .with("content-type", "text/calendar")
                        .with("version", "2.0"))),
        ofCalendars(
            "supported-collation-set",
            name ->
                XmlElement.of(
                    name,
                    java.util.Arrays.stream(TextCollation.values())
                        .map(
                            collation ->
                                XmlElement.text(
                                    XmlName.caldav("supported-collation"), collation.written()))
                        .toList())),
        limit("max-resource-size", calendars, limits -> Long.toString(limits.octets())),
        limit("min-date-time", calendars, limits -> CalendarTime.utc(limits.earliest()).written()),
        limit("max-date-time", calendars, limits -> CalendarTime.utc(limits.latest()).written()),
        limit("max-instances", calendars, limits -> Integer.toString(limits.instances())),
        limit(
            "max-attendees-per-instance",
            calendars,
            limits -> Integer.toString(limits.attendees())));
  }

  private interface Value {
    XmlElement of(XmlName name);
  }

  private static Property ofCalendars(String local, Value value) {
    XmlName name = XmlName.caldav(local);
    return Property.ofAll(name, (calendar, asked, call) -> Optional.of(value.of(name)))
        .when(CalendarNames::hasTypeOfCalendar)
        .onlyWhenNamed();
  }

  private static Property limit(
      String local,
      CalendarAccess calendars,
      java.util.function.Function<CalendarLimits, String> value) {
    return ofCalendars(local, name -> XmlElement.text(name, value.apply(calendars.limits())));
  }

  private static XmlElement components(CollectionResource collection) {
    return XmlElement.of(
        COMPONENTS,
        CalendarComponents.of(collection.kind()).stream()
            .map(component -> XmlElement.of(CalendarNames.COMPONENT).with("name", component))
            .toList());
  }

  private static List<Property> kept() {
    List<Property> kept =
        new ArrayList<>(
            List.of(
                stored(
                    XmlName.caldav("calendar-description"),
                    Optional.empty(),
                    CalendarProperties::checkText),
                stored(CalendarNames.TIMEZONE, Optional.empty(), CalendarZones::check),
                stored(CalendarNames.TIMEZONE_ID, Optional.empty(), CalendarZones::checkId),
                stored(
                    XmlName.caldav("schedule-calendar-transp"),
                    Optional.of(
                        XmlElement.of(
                            XmlName.caldav("schedule-calendar-transp"),
                            XmlElement.of(XmlName.caldav("opaque")))),
                    CalendarProperties::checkTransparency),
                stored(
                    XmlName.apple("calendar-color"),
                    Optional.empty(),
                    (resource, value, call) -> check(value, COLOUR)),
                stored(
                    XmlName.apple("calendar-order"),
                    Optional.empty(),
                    (resource, value, call) -> check(value, ORDER))));
    for (String alarms :
        List.of(
            "default-alarm-vevent-datetime",
            "default-alarm-vevent-date",
            "default-alarm-vtodo-datetime",
            "default-alarm-vtodo-date")) {
      kept.add(
          Property.stored(
                  XmlName.caldav(alarms),
                  DavResource.class,
                  (resource, asked, call) -> Optional.empty(),
                  CalendarProperties::checkText)
              .when(
                  resource -> CalendarNames.isCalendar(resource) || CalendarNames.isHome(resource))
              .onlyWhenNamed());
    }
    return kept;
  }

  private static Property stored(XmlName name, Optional<XmlElement> unset, Property.Check check) {
    return Property.stored(
            name, CollectionResource.class, (collection, asked, call) -> unset, check)
        .when(CalendarNames::isCalendar)
        .onlyWhenNamed();
  }

  private static void checkText(DavResource resource, XmlElement value, DavCall call) {
    if (value.text().length() > MOST_TEXT || !value.elements().isEmpty()) {
      throw DavError.of(
          DavError.CONFLICT, "The value must be a text of at most " + MOST_TEXT + " characters.");
    }
  }

  private static void checkTransparency(DavResource resource, XmlElement value, DavCall call) {
    boolean known =
        value.elements().size() == 1
            && (value.element(XmlName.caldav("opaque")).isPresent()
                || value.element(XmlName.caldav("transparent")).isPresent());
    if (!known) {
      throw DavError.of(DavError.CONFLICT, "The value must be opaque or transparent.");
    }
  }

  private static void check(XmlElement value, Pattern form) {
    if (!form.matcher(value.text().strip()).matches() || !value.elements().isEmpty()) {
      throw DavError.of(DavError.CONFLICT, "The value has the wrong format.");
    }
  }

  private static boolean isPrincipal(DavResource resource) {
    return resource.types().contains(XmlName.dav("principal")) && resource.owner().isPresent();
  }

  private static List<Property> ofPrincipals() {
    return List.of(
        ofPrincipals(
            "schedule-inbox-URL", (account, call) -> call.href(SchedulingBox.INBOX.path(account))),
        ofPrincipals(
            "schedule-outbox-URL",
            (account, call) -> call.href(SchedulingBox.OUTBOX.path(account))));
  }

  private interface Address {
    String of(String account, DavCall call);
  }

  private static Property ofPrincipals(String local, Address address) {
    XmlName name = XmlName.caldav(local);
    return Property.ofAll(
            name,
            (resource, asked, call) ->
                Property.href(name, address.of(resource.owner().orElseThrow(), call)))
        .when(CalendarProperties::isPrincipal)
        .onlyWhenNamed();
  }

  static boolean isOfEvents(CollectionResource collection) {
    return collection.kind() == CollectionKind.CALENDAR;
  }
}
