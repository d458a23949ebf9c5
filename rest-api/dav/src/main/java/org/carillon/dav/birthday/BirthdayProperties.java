package org.carillon.dav.birthday;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.dav.calendar.CalendarData;
import org.carillon.dav.calendar.CalendarNames;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** The read-only properties of birthdays. */
final class BirthdayProperties {
  private static final XmlName COMPONENTS = XmlName.caldav("supported-calendar-component-set");
  private static final XmlName TRANSPARENCY = XmlName.caldav("schedule-calendar-transp");
  private static final XmlName COLOUR = XmlName.apple("calendar-color");
  private static final XmlName CTAG = XmlName.calendarServer("getctag");
  private static final XmlName LENGTH = XmlName.dav("getcontentlength");

  /** The purple that the webmail shows them in. */
  private static final String PURPLE = "#7A45A8FF";

  private BirthdayProperties() {}

  static List<Property> all() {
    return Stream.concat(ofAll().stream(), ofEach().stream()).toList();
  }

  private static List<Property> ofAll() {
    return List.of(
        Property.of(
            StandardNames.DISPLAY_NAME,
            BirthdaysResource.class,
            (birthdays, asked, call) ->
                Property.text(StandardNames.DISPLAY_NAME, birthdays.usualName())),
        ofBirthdays(
            COMPONENTS,
            XmlElement.of(
                COMPONENTS, XmlElement.of(CalendarNames.COMPONENT).with("name", "VEVENT"))),
        // Nobody is busy for somebody's birthday (RFC 6638 §9.1).
        ofBirthdays(
            TRANSPARENCY,
            XmlElement.of(TRANSPARENCY, XmlElement.of(XmlName.caldav("transparent")))),
        ofBirthdays(COLOUR, XmlElement.text(COLOUR, PURPLE)),
        Property.of(
                CTAG,
                BirthdaysResource.class,
                (birthdays, asked, call) -> Property.text(CTAG, birthdays.calendar().state()))
            .onlyWhenNamed(),
        Property.of(
                StandardNames.SYNC_TOKEN,
                BirthdaysResource.class,
                (birthdays, asked, call) ->
                    Property.text(
                        StandardNames.SYNC_TOKEN, BirthdaySync.token(birthdays.calendar().state())))
            .onlyWhenNamed());
  }

  private static Property ofBirthdays(XmlName name, XmlElement value) {
    return Property.of(
            name, BirthdaysResource.class, (birthdays, asked, call) -> Optional.of(value))
        .onlyWhenNamed();
  }

  private static List<Property> ofEach() {
    return List.of(
        Property.of(
                CalendarNames.CALENDAR_DATA,
                BirthdayResource.class,
                (birthday, asked, call) ->
                    CalendarData.of(birthday.day().octets(), birthday.birthdays(), asked, call))
            .onlyWhenNamed(),
        Property.of(
            StandardNames.CONTENT_TYPE,
            BirthdayResource.class,
            (birthday, asked, call) ->
                Property.text(StandardNames.CONTENT_TYPE, BirthdayResource.MEDIA_TYPE)),
        Property.of(
            LENGTH,
            BirthdayResource.class,
            (birthday, asked, call) -> Property.text(LENGTH, Long.toString(birthday.held()))));
  }
}
